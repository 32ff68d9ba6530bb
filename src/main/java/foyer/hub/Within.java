package foyer.hub;

import foyer.protocol.Code;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import org.jspecify.annotations.Nullable;

/// Finds the room, and the message in it, that a member means, if they are in it; otherwise they
/// are told. One thread, the hub's.
final class Within {
    private final Rooms rooms;
    private final Logbook logs;
    private final Delivery delivery;

    Within(Rooms rooms, Logbook logs, Delivery delivery) {
        this.rooms = rooms;
        this.logs = logs;
        this.delivery = delivery;
    }

    @Nullable Room room(Person person, long re, String name) {
        Room room = rooms.named(name);
        if (room == null || !room.admits(person)) {
            delivery.refuse(person.peer, re, Code.NO_SUCH_ROOM, "There is no such room here.");
            return null;
        }
        if (!room.members.contains(person)) {
            delivery.refuse(
                    person.peer, re, Code.NOT_A_MEMBER, "Only members of the room can do that.");
            return null;
        }
        return room;
    }

    /// A message at this place: somebody's words, or an announcement.
    @Nullable Logged message(Person person, long re, Room room, long seq) {
        delivery.settle();
        Logged entry = logs.at(room, seq);
        boolean message =
                switch (entry) {
                    case null -> false;
                    case Said _, Announced _ -> true;
                    case TopicSet _,
                            KeepingSet _,
                            Edited _,
                            Deleted _,
                            Erased _,
                            Reacted _,
                            Pinned _ ->
                            false;
                };
        if (!message) {
            delivery.refuse(
                    person.peer, re, Code.NO_SUCH_MESSAGE, "That message is not here any more.");
            return null;
        }
        return entry;
    }
}
