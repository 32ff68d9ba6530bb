package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/// Who is at hand, and who writes just now. Nothing of it is stored. One thread, the hub's.
final class PresenceHandler {
    /// How often somebody may seem to write; more is passed over in silence.
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

    /// In a room of many people it would only be noise.
    void typing(Person person, Command.Typing typing) {
        Room room = rooms.named(typing.room());
        if (room == null || !room.members.contains(person) || person.muted) {
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
        Set<Person> concerned = new LinkedHashSet<>();
        concerned.add(person);
        person.rooms.forEach(room -> concerned.addAll(room.members));
        delivery.sendToAll(concerned, new Event.PresenceSet(person.id, set.presence(), status));
    }
}
