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

/// Tracks how far members have read their rooms. Sends and stores that with the tick, not at once:
/// a lost position only makes the member read again. Hub thread.
final class ReadReceiptHandler {
    private static final long STORE_INTERVAL = 5_000_000_000L;

    private final RoomRegistry rooms;
    private final Delivery delivery;
    private final StoreHealth storeHealth;
    private final LongSupplier nanoTime;
    private final Map<Room, Map<String, Long>> unsent = new LinkedHashMap<>();
    private final Map<Room, Set<String>> unstored = new LinkedHashMap<>();
    private long storedAt;

    /// Restores the positions of these rooms.
    ReadReceiptHandler(
            PersistedState persistedState,
            RoomRegistry rooms,
            Delivery delivery,
            StoreHealth storeHealth,
            LongSupplier nanoTime) {
        this.rooms = rooms;
        this.delivery = delivery;
        this.storeHealth = storeHealth;
        this.nanoTime = nanoTime;
        this.storedAt = nanoTime.getAsLong();
        for (Change.ReadPosition saved : persistedState.readPositions()) {
            Room room = rooms.named(saved.room());
            if (room != null) {
                // the log is shorter if an older copy of the file was restored
                room.read.put(saved.member(), Math.min(saved.seq(), room.last));
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
            if (room.requestedBy == null) {
                unsent.computeIfAbsent(room, _ -> new LinkedHashMap<>()).put(person.id, seq);
            }
            unstored.computeIfAbsent(room, _ -> new LinkedHashSet<>()).add(person.id);
        }
    }

    /// Sends a member who enters a room their own position and, in a small room, everyone's.
    void sendPositions(Person person, Room room) {
        var positions = new LinkedHashMap<String, Long>();
        Long own = room.read.get(person.id);
        if (own != null) {
            positions.put(person.id, own);
        }
        if (isSmall(room) && room.requestedBy == null) {
            for (Person other : room.members) {
                Long seq = room.read.get(other.id);
                if (seq != null) {
                    positions.put(other.id, seq);
                }
            }
        }
        if (!positions.isEmpty()) {
            delivery.send(person.peer, new Event.ReadUpTo(room.name, positions));
        }
    }

    private static boolean isSmall(Room room) {
        return room.members.size() <= Limits.READERS;
    }

    void tick() {
        unsent.forEach(
                (room, positions) -> {
                    if (isSmall(room)) {
                        delivery.sendToAll(room.members, new Event.ReadUpTo(room.name, positions));
                    }
                });
        unsent.clear();
        long now = nanoTime.getAsLong();
        if (now - storedAt >= STORE_INTERVAL) {
            storedAt = now;
            store();
        }
    }

    /// Stores the positions that changed.
    void store() {
        // the room may be closed and another one have its name
        unstored.keySet().removeIf(room -> rooms.named(room.name) != room);
        var changes = new ArrayList<Change>();
        unstored.forEach(
                (room, members) -> {
                    for (String member : members) {
                        long seq = room.read.getOrDefault(member, 0L);
                        changes.add(new Change.ReadPosition(room.name, member, seq));
                    }
                });
        if (!changes.isEmpty() && storeHealth.store(changes)) {
            unstored.clear();
        }
    }
}
