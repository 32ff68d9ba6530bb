package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.serverstore.Change;
import foyer.serverstore.PersistedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// How far members have read their rooms. Told and stored with the tick, not at once: a position
/// that is lost is only read again. One thread, the hub's.
final class ReadReceiptHandler {
    private static final long BETWEEN_STORES = 5_000_000_000L;

    private final RoomRegistry rooms;
    private final Delivery delivery;
    private final StoreHealth storeHealth;
    private final LongSupplier nanoTime;
    private final Map<Room, Map<String, Long>> news = new LinkedHashMap<>();
    private final Map<Room, Set<String>> unstored = new LinkedHashMap<>();
    private long storedAt;

    ReadReceiptHandler(
            RoomRegistry rooms, Delivery delivery, StoreHealth storeHealth, LongSupplier nanoTime) {
        this.rooms = rooms;
        this.delivery = delivery;
        this.storeHealth = storeHealth;
        this.nanoTime = nanoTime;
        this.storedAt = nanoTime.getAsLong();
    }

    void restore(PersistedState persistedState) {
        for (Change.ReadPosition kept : persistedState.readPositions()) {
            Room room = rooms.named(kept.room());
            if (room != null) {
                // an older copy of the file may have been put back
                room.read.put(kept.member(), Math.min(kept.seq(), room.last));
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
            unstored.computeIfAbsent(room, _ -> new LinkedHashSet<>()).add(person.id);
        }
    }

    /// What somebody who enters is told, after who is there.
    void sendPositions(Person person, Room room) {
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
            delivery.send(person.peer, new Event.ReadUpTo(room.name, known));
        }
    }

    private static boolean isSmall(Room room) {
        return room.members.size() <= Limits.READERS;
    }

    void tick() {
        news.forEach(
                (room, seqs) -> {
                    if (isSmall(room)) {
                        delivery.sendToAll(room.members, new Event.ReadUpTo(room.name, seqs));
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
        // a room may be closed since, and another made under its name
        unstored.keySet().removeIf(room -> rooms.named(room.name) != room);
        var changes = new ArrayList<Change>();
        unstored.forEach(
                (room, members) ->
                        members.forEach(
                                who ->
                                        changes.add(
                                                new Change.ReadPosition(
                                                        room.name,
                                                        who,
                                                        room.read.getOrDefault(who, 0L)))));
        if (!changes.isEmpty() && storeHealth.store(changes)) {
            unstored.clear();
        }
    }
}
