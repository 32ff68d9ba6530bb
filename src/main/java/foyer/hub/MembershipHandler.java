package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets members enter and leave rooms. Hub thread.
final class MembershipHandler {
    private final RoomRegistry rooms;
    private final People people;
    private final RoomOpener roomOpener;
    private final RoomSnapshotSender snapshots;
    private final RoomClosingHandler closings;
    private final PasswordHandler passwords;
    private final ContactHandler contacts;
    private final Delivery delivery;

    MembershipHandler(
            RoomRegistry rooms,
            People people,
            RoomOpener roomOpener,
            RoomSnapshotSender snapshots,
            RoomClosingHandler closings,
            PasswordHandler passwords,
            ContactHandler contacts,
            Delivery delivery) {
        this.rooms = rooms;
        this.people = people;
        this.roomOpener = roomOpener;
        this.snapshots = snapshots;
        this.closings = closings;
        this.passwords = passwords;
        this.contacts = contacts;
        this.delivery = delivery;
    }

    /// Enters a room. Opens it if it does not exist.
    void join(Person person, long requestId, Command.Join join) {
        Room room = rooms.named(join.room());
        if (room == null ? Names.isDirect(join.room()) : !room.admits(person)) {
            refuseUnknownRoom(person, requestId);
        } else if (room != null && room.members.contains(person)) {
            enter(person, requestId, room, join.after(), join.log());
        } else if (!roomOpener.refuseIfMayNotEnter(person, requestId)) {
            Peer peer = person.peer;
            if (room == null) {
                Room opened = roomOpener.open(person, requestId, join.room());
                if (opened != null) {
                    enter(person, requestId, opened, join.after(), join.log());
                }
            } else if (room.isOwnedBy(person)) {
                enter(person, requestId, room, join.after(), join.log());
            } else if (peer != null) {
                passwords.requireAccess(
                        room.accessLock,
                        person,
                        peer,
                        requestId,
                        join.password(),
                        () -> enterAdmitted(person, requestId, room, join));
            }
        }
    }

    /// Continues a join after the password check, during which the room may have been closed and
    /// the member have entered other rooms.
    private void enterAdmitted(Person person, long requestId, Room room, Command.Join join) {
        if (rooms.named(room.name) != room) {
            refuseUnknownRoom(person, requestId);
        } else if (room.members.contains(person)
                || !roomOpener.refuseIfMayNotEnter(person, requestId)) {
            enter(person, requestId, room, join.after(), join.log());
        }
    }

    private void refuseUnknownRoom(Person person, long requestId) {
        delivery.refuse(person.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
    }

    /// Enters the direct conversation with another member. Opens it if it does not exist.
    void direct(Person person, long requestId, Command.Direct direct) {
        Person other = people.byId(direct.member());
        if (other == null || other == person) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_MEMBER, "That person isn’t here.");
            return;
        }
        Room room = rooms.named(Names.direct(person.id, other.id));
        if (room == null) {
            room = roomOpener.openDirect(person, other, requestId);
        } else {
            contacts.onOpened(room, person);
        }
        if (room != null
                && (room.members.contains(person)
                        || !roomOpener.refuseIfEnteringTooFast(person, requestId))) {
            enter(person, requestId, room, null, null);
        }
    }

    /// Lets the online members of a direct conversation enter it, before a message is sent to them.
    void admitPair(Room room) {
        for (Person person : room.pair) {
            if (person.peer != null && !room.members.contains(person)) {
                enter(person, 0, room, null, null);
            }
        }
    }

    private void enter(
            Person person, long requestId, Room room, @Nullable Long after, @Nullable String log) {
        if (!room.members.contains(person)) {
            delivery.sendToAll(room.members, new Event.Joined(room.name, person.member()));
            rooms.enter(room, person);
        }
        snapshots.send(person, requestId, room, after, log);
    }

    void leave(Person person, Command.Leave leave) {
        Room room = rooms.named(leave.room());
        if (room != null && room.members.contains(person)) {
            delivery.send(
                    person.peer, new Event.Left(room.name, person.id, person.name, Departure.LEFT));
            removeFrom(person, room, Departure.LEFT, null);
        }
    }

    /// Removes a member from all their rooms.
    ///
    /// @param text why a moderator removed them, or null if none did
    void leaveAll(Person person, Departure reason, @Nullable LocalizableText text) {
        // the member still receives their last messages
        delivery.commitPending();
        for (Room room : List.copyOf(person.rooms)) {
            removeFrom(person, room, reason, text);
        }
    }

    private void removeFrom(
            Person person, Room room, Departure reason, @Nullable LocalizableText text) {
        rooms.leave(room, person);
        delivery.sendToAll(
                room.members,
                new Event.Left(
                        room.name,
                        person.id,
                        person.name,
                        reason,
                        text == null ? null : text.text(),
                        text == null ? null : text.explanation()));
        room.lastOut = person;
        closings.removeIfUnused(room);
    }
}
