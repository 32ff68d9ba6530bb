package foyer.hub;

import foyer.protocol.ErrorCode;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import org.jspecify.annotations.Nullable;

/// Looks up a room or message on behalf of a member. Refuses the command if the member is not in
/// the room. Hub thread.
final class MembershipCheck {
    private final RoomRegistry rooms;
    private final RoomLogs logs;
    private final Delivery delivery;

    MembershipCheck(RoomRegistry rooms, RoomLogs logs, Delivery delivery) {
        this.rooms = rooms;
        this.logs = logs;
        this.delivery = delivery;
    }

    /// A room of which this person is a member, or null if the command was refused.
    @Nullable Room requireRoom(Person person, long requestId, String name) {
        Room room = rooms.named(name);
        if (room == null || !room.admits(person)) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
            return null;
        }
        if (!room.members.contains(person)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_A_MEMBER,
                    "Only members of the room can do that.");
            return null;
        }
        return room;
    }

    /// A message or announcement with this `seq`, or null if the command was refused.
    @Nullable LogEntry requireMessage(Person person, long requestId, Room room, long seq) {
        delivery.commitPending();
        LogEntry entry = logs.entryAt(room, seq);
        boolean message =
                switch (entry) {
                    case null -> false;
                    case Said _, Announced _ -> true;
                    case TopicSet _,
                            KeepingSet _,
                            Edited _,
                            Deleted _,
                            AllDeleted _,
                            Erased _,
                            Reacted _,
                            Pinned _ ->
                            false;
                };
        if (!message) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NO_SUCH_MESSAGE,
                    "That message no longer exists.");
            return null;
        }
        return entry;
    }
}
