package foyer.hub;

import foyer.protocol.Retention;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// Has the rooms that keep what is said for a day forget what is older. One thread, the hub's.
final class MessageExpiry {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(30).toNanos();

    private final RoomRegistry rooms;
    private final MessageStore store;
    private final Delivery delivery;
    private final FileReferences fileReferences;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private long lookedAt;

    MessageExpiry(
            RoomRegistry rooms,
            MessageStore store,
            Delivery delivery,
            FileReferences fileReferences,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.rooms = rooms;
        this.store = store;
        this.delivery = delivery;
        this.fileReferences = fileReferences;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - BETWEEN_LOOKS;
    }

    void tick() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt >= BETWEEN_LOOKS) {
            lookedAt = now;
            for (Room room : rooms.all()) {
                if (room.retention == Retention.DAY) {
                    forgetOld(room);
                }
            }
        }
    }

    private void forgetOld(Room room) {
        delivery.commitPending();
        long old = store.olderThan(room.name, clock.millis() - DAY, room.last);
        if (store.hasBefore(room.name, old + 1)) {
            // if the disk takes nothing now, it is tried again
            if (delivery.storeNow(null, 0, List.of(new Change.LogCut(room.name, old)))) {
                fileReferences.removeUpTo(room, old);
            }
        }
    }
}
