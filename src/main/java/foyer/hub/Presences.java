package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;

/// Who is at hand, and who writes just now. Nothing of it is stored. One thread, the hub's.
final class Presences {
    /// How often somebody may seem to write; more is passed over in silence.
    private static final int TYPING_BURST = 3;

    private static final double TYPING_PER_SECOND = 0.5;

    private final Rooms rooms;
    private final Delivery delivery;
    private final LongSupplier nanoTime;

    Presences(Rooms rooms, Delivery delivery, LongSupplier nanoTime) {
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
            person.typing = new Pace(TYPING_BURST, TYPING_PER_SECOND, now);
        }
        if (person.typing.allows(now) && room.members.size() <= Limits.READERS) {
            delivery.tellIfFree(room.members, person, new Event.Typing(room.name, person.id));
        }
    }

    void set(Person person, Command.SetPresence set) {
        String words = set.words() == null || set.words().isEmpty() ? null : set.words();
        if (person.presence == set.presence() && Objects.equals(person.status, words)) {
            return;
        }
        person.presence = set.presence();
        person.status = words;
        Set<Person> concerned = new LinkedHashSet<>();
        concerned.add(person);
        person.rooms.forEach(room -> concerned.addAll(room.members));
        delivery.tellAll(concerned, new Event.PresenceSet(person.id, set.presence(), words));
    }
}
