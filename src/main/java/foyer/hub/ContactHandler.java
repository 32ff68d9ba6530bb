package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Decides who may write to whom directly. The first messages of a direct conversation are a
/// request, until the other member accepts it or answers; and a member can ignore others. A member
/// who is ignored is refused like one who gets no answer. Hub thread.
final class ContactHandler {
    /// As many ignored members as surely fit in one frame.
    private static final int FRAME_MEMBERS = 200;

    private final RoomRegistry rooms;
    private final People people;
    private final Delivery delivery;

    ContactHandler(RoomRegistry rooms, People people, Delivery delivery) {
        this.rooms = rooms;
        this.people = people;
        this.delivery = delivery;
    }

    void ignore(Person person, long requestId, Command.Ignore command) {
        String id = command.member();
        Person other = people.byId(id);
        if (person.ignored.containsKey(id) == command.on()) {
            return;
        }
        if (!command.on()) {
            if (delivery.storeNow(
                    person, requestId, List.of(new Change.IgnoredEnded(person.id, id)))) {
                person.ignored.remove(id);
            }
        } else if (other == null || other == person) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NO_SUCH_MEMBER,
                    "This server doesn’t know that person.");
        } else if (person.ignored.size() >= Limits.IGNORED) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.TOO_MANY,
                    "You can ignore up to %,d people. Stop ignoring one first."
                            .formatted(Limits.IGNORED),
                    Sentence.IGNORED.with(Limits.IGNORED));
        } else {
            List<Change> changes =
                    List.of(
                            person.toChange(person.role),
                            new Change.Ignored(person.id, id, other.name));
            if (delivery.storeNow(person, requestId, changes)) {
                person.stored = true;
                person.ignored.put(id, other.name);
            }
        }
    }

    /// Sends a member who signs in whom they ignore.
    void sendIgnoredTo(Person person) {
        List<String> ids = List.copyOf(person.ignored.keySet());
        for (int i = 0; i < ids.size(); i += FRAME_MEMBERS) {
            int end = Math.min(ids.size(), i + FRAME_MEMBERS);
            var names = new LinkedHashMap<String, String>();
            ids.subList(i, end).forEach(id -> names.put(id, person.ignored.get(id)));
            delivery.send(person.peer, new Event.Ignoring(names, end < ids.size()));
        }
    }

    void accept(Person person, long requestId, Command.Accept command) {
        Room room = rooms.named(command.room());
        if (room == null || !room.isDirect() || !room.admits(person)) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
        } else if (person.id.equals(room.requestedBy)) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "They haven’t answered yet. You can go on when they do.",
                    Sentence.UNANSWERED.with());
        } else if (room.requestedBy != null
                && delivery.storeNow(
                        person, requestId, List.of(new Change.RequestEnded(room.name)))) {
            room.requestedBy = null;
            announceAccepted(room, person);
        }
    }

    /// A member opens the direct conversation that the other one had opened and left empty.
    void onOpened(Room room, Person person) {
        if (room.requestedBy != null
                && room.requestMessages == 0
                && !room.requestedBy.equals(person.id)
                && delivery.storeNow(null, 0, List.of(new Change.RequestEnded(room.name)))) {
            room.requestedBy = null;
            announceAccepted(room, person);
        }
    }

    private void announceAccepted(Room room, Person by) {
        delivery.sendToAll(room.pair, new Event.Accepted(room.name, by.id));
    }

    /// Refuses a direct message if the receiver ignores the sender, or has not accepted the
    /// sender’s request and has its first messages already.
    boolean refuseMessage(Person person, long requestId, Room room) {
        if (room.isDirect() && person.id.equals(room.requestedBy)) {
            delivery.commitPending();
            if (room.requestMessages < Limits.REQUEST_MESSAGES
                    && !room.other(person).ignored.containsKey(person.id)) {
                return false;
            }
        }
        return refuseOther(person, requestId, room);
    }

    /// Refuses any other command in a direct conversation if the other member ignores the person,
    /// or has not accepted their request.
    boolean refuseOther(Person person, long requestId, Room room) {
        if (room.isOpenTo(person)) {
            return false;
        }
        delivery.refuse(
                person.peer,
                requestId,
                ErrorCode.NOT_ALLOWED,
                "They haven’t answered yet. You can go on when they do.",
                Sentence.UNANSWERED.with());
        return true;
    }

    /// Appends a message. An answer to a request accepts it.
    void append(Room room, LogEntry.Said said, Person person, long requestId) {
        var stored = new ArrayList<Change>();
        if (room.retention != Retention.NOTHING) {
            stored.add(new Change.Entry(said));
        }
        boolean accepts = room.requestedBy != null && !room.requestedBy.equals(person.id);
        if (accepts) {
            stored.add(new Change.RequestEnded(room.name));
        } else if (room.requestedBy != null) {
            stored.add(new Change.Request(room.name, person.id, room.requestMessages + 1));
        }
        delivery.append(room, said, stored, person, requestId);
        if (accepts) {
            delivery.commitPending();
            if (room.requestedBy == null) {
                announceAccepted(room, person);
            }
        }
    }
}
