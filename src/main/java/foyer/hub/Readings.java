package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.store.Change;
import foyer.store.MessageStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// How far members have read their rooms. Told and stored with the tick, not at once: a position
/// that is lost is only read again. One thread, the hub's.
final class Readings {
    private static final long BETWEEN_STORES = 5_000_000_000L;

    private final Rooms rooms;
    private final Delivery delivery;
    private final Storing storing;
    private final LongSupplier nanoTime;
    private final Map<Room, Map<String, Long>> news = new LinkedHashMap<>();
    private final Map<String, Change.Reading> unstored = new LinkedHashMap<>();
    private long storedAt;

    Readings(Rooms rooms, Delivery delivery, Storing storing, LongSupplier nanoTime) {
        this.rooms = rooms;
        this.delivery = delivery;
        this.storing = storing;
        this.nanoTime = nanoTime;
        this.storedAt = nanoTime.getAsLong();
    }

    void reopen(MessageStore store) {
        for (Change.Reading kept : store.readings()) {
            Room room = rooms.named(kept.room());
            if (room != null) {
                room.read.put(kept.member(), kept.seq());
            }
        }
    }

    void read(Person person, Command.Read read) {
        Room room = rooms.named(read.room());
        if (room == null || !room.members.contains(person)) {
            return;
        }
        long seq = Math.min(read.seq(), room.last);
        if (seq > room.read.getOrDefault(person.id, 0L)) {
            room.read.put(person.id, seq);
            news.computeIfAbsent(room, _ -> new LinkedHashMap<>()).put(person.id, seq);
            unstored.put(
                    room.name + ' ' + person.id, new Change.Reading(room.name, person.id, seq));
        }
    }

    /// What somebody who enters is told, after who is there.
    void welcome(Person person, Room room) {
        var known = new LinkedHashMap<String, Long>();
        Long mine = room.read.get(person.id);
        if (mine != null) {
            known.put(person.id, mine);
        }
        if (isSmall(room)) {
            for (Person other : room.members) {
                Long seq = room.read.get(other.id);
                if (seq != null) {
                    known.put(other.id, seq);
                }
            }
        }
        if (!known.isEmpty()) {
            delivery.tell(person.peer, new Event.ReadUpTo(room.name, known));
        }
    }

    private static boolean isSmall(Room room) {
        return room.members.size() <= Limits.READERS;
    }

    void tick() {
        news.forEach(
                (room, seqs) -> {
                    if (isSmall(room)) {
                        delivery.tellAll(room.members, new Event.ReadUpTo(room.name, seqs));
                    }
                });
        news.clear();
        long now = nanoTime.getAsLong();
        if (now - storedAt >= BETWEEN_STORES) {
            storedAt = now;
            store();
        }
    }

    /// Writes down what changed; at the end, too.
    void store() {
        unstored.values().removeIf(kept -> rooms.named(kept.room()) == null);
        if (!unstored.isEmpty() && storing.keep(List.copyOf(unstored.values()))) {
            unstored.clear();
        }
    }
}
