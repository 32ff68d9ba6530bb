package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How rooms end: closed by somebody who may, after a while in which that can be taken back, or
/// left by everybody before anything was said. One thread, the hub's.
final class RoomClosingHandler {
    private static final long SECOND = 1_000_000_000L;

    private final RoomRegistry rooms;
    private final People people;
    private final Delivery delivery;
    private final FileReferences fileReferences;
    private final LongSupplier nanoTime;

    RoomClosingHandler(
            RoomRegistry rooms,
            People people,
            Delivery delivery,
            FileReferences fileReferences,
            LongSupplier nanoTime) {
        this.rooms = rooms;
        this.people = people;
        this.delivery = delivery;
        this.fileReferences = fileReferences;
        this.nanoTime = nanoTime;
    }

    void close(Person person, long requestId, Command.CloseRoom command) {
        Room room = closable(person, requestId, command.room());
        if (room != null) {
            room.closing =
                    new Room.Closing(
                            person,
                            nanoTime.getAsLong() + command.grace() * SECOND,
                            command.reason());
            delivery.sendToAll(
                    audience(room, person),
                    new Event.RoomClosing(
                            room.name, person.id, person.name, command.grace(), command.reason()));
        }
    }

    void keep(Person person, long requestId, Command.KeepRoom command) {
        Room room = closable(person, requestId, command.room());
        if (room != null && room.closing != null) {
            room.closing = null;
            delivery.sendToAll(
                    audience(room, person), new Event.RoomKept(room.name, person.id, person.name));
        }
    }

    private @Nullable Room closable(Person person, long requestId, String name) {
        Room room = rooms.named(name);
        if (room == null || !room.admits(person)) {
            delivery.refuse(
                    person.peer, requestId, ErrorCode.NO_SUCH_ROOM, "That room doesn’t exist.");
            return null;
        }
        if (!room.isOwnedBy(person) && person.role != Role.HOST) {
            delivery.refuse(
                    person.peer,
                    requestId,
                    ErrorCode.NOT_ALLOWED,
                    "Only the room’s owner and the host can close it.",
                    Sentence.ONLY_OWNER.with());
            return null;
        }
        return room;
    }

    /// The members, and whoever does something to the room from outside.
    private static List<Person> audience(Room room, Person actor) {
        var audience = new ArrayList<>(room.members);
        if (!room.members.contains(actor)) {
            audience.add(actor);
        }
        return audience;
    }

    /// Takes a room away in which nobody is and nobody ever said anything.
    void removeIfUnused(Room room) {
        Person last = room.lastOut;
        if (last != null
                && room.members.isEmpty()
                && !room.kept
                && room.last == 0
                && room.retention == Retention.ALWAYS) {
            remove(room, last, null);
        }
    }

    /// If that cannot be stored now, the room stays until it can.
    private void remove(Room room, Person by, @Nullable String reason) {
        if (!delivery.storeNow(null, 0, List.of(new Change.RoomRemoved(room.name)))) {
            return;
        }
        for (Person member : List.copyOf(room.members)) {
            rooms.leave(room, member);
        }
        rooms.remove(room);
        fileReferences.removeRoom(room);
        delivery.sendToAll(
                room.isDirect() ? room.pair : people.online(),
                new Event.RoomClosed(room.name, by.id, by.name, reason));
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (Room room : List.copyOf(rooms.all())) {
            if (room.closing != null && now - room.closing.atNanos() >= 0) {
                remove(room, room.closing.by(), room.closing.reason());
            } else {
                removeIfUnused(room);
            }
        }
    }
}
