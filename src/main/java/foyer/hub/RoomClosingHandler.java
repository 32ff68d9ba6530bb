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

/// Closes rooms after a grace period in which that can be taken back, and removes rooms that
/// everyone has left without a message. Hub thread.
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
        Room room = requireClosable(person, requestId, command.room());
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

    /// Takes a room's closing back.
    void keep(Person person, long requestId, Command.KeepRoom command) {
        Room room = requireClosable(person, requestId, command.room());
        if (room != null && room.closing != null) {
            room.closing = null;
            delivery.sendToAll(
                    audience(room, person), new Event.RoomKept(room.name, person.id, person.name));
        }
    }

    private @Nullable Room requireClosable(Person person, long requestId, String name) {
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

    /// The members, and the person who acts, who may not be one.
    private static List<Person> audience(Room room, Person actor) {
        var audience = new ArrayList<>(room.members);
        if (!room.members.contains(actor)) {
            audience.add(actor);
        }
        return audience;
    }

    /// Removes a room that everyone has left without a message.
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

    /// If that cannot be stored, the room stays until the next tick.
    private void remove(Room room, Person actor, @Nullable String reason) {
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
                new Event.RoomClosed(room.name, actor.id, actor.name, reason));
    }

    void tick() {
        long now = nanoTime.getAsLong();
        for (Room room : List.copyOf(rooms.all())) {
            if (room.closing != null && now - room.closing.closesAt() >= 0) {
                remove(room, room.closing.actor(), room.closing.reason());
            } else {
                removeIfUnused(room);
            }
        }
    }
}
