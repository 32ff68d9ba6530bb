package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Relays presence and typing. Stores neither. Hub thread.
final class PresenceHandler {
    /// Typing above this rate is dropped without a refusal.
    private static final int TYPING_BURST = 3;

    private static final double TYPING_PER_SECOND = 0.5;

    private final RoomRegistry rooms;
    private final Delivery delivery;
    private final LongSupplier nanoTime;

    PresenceHandler(RoomRegistry rooms, Delivery delivery, LongSupplier nanoTime) {
        this.rooms = rooms;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /// Relays typing in small rooms only; in large ones it would be noise.
    void typing(Person person, Command.Typing typing) {
        Room room = rooms.named(typing.room());
        if (room == null
                || !room.members.contains(person)
                || person.muted
                || !room.isOpenTo(person)
                || room.requestedBy != null) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (person.typing == null) {
            person.typing = new TokenBucket(TYPING_BURST, TYPING_PER_SECOND, now);
        }
        if (person.typing.tryTake(now) && room.members.size() <= Limits.READERS) {
            delivery.sendToIdle(room.members, person, new Event.Typing(room.name, person.id));
        }
    }

    void set(Person person, Command.SetPresence set) {
        String status = set.words() == null || set.words().isEmpty() ? null : set.words();
        if (person.presence == set.presence() && Objects.equals(person.status, status)) {
            return;
        }
        person.presence = set.presence();
        person.status = status;
        delivery.sendToAll(
                People.withRoommates(person),
                new Event.PresenceSet(person.id, set.presence(), status));
    }
}
