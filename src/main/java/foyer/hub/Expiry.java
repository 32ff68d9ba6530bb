package foyer.hub;

import foyer.protocol.Keeping;
import foyer.store.Change;
import foyer.store.MessageStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// Has the rooms that keep what is said for a day forget what is older. One thread, the hub's.
final class Expiry {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(30).toNanos();

    private final Rooms rooms;
    private final MessageStore store;
    private final Delivery delivery;
    private final Shares shares;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private long lookedAt;

    Expiry(
            Rooms rooms,
            MessageStore store,
            Delivery delivery,
            Shares shares,
            InstantSource clock,
            LongSupplier nanoTime) {
        this.rooms = rooms;
        this.store = store;
        this.delivery = delivery;
        this.shares = shares;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong() - BETWEEN_LOOKS;
    }

    void tick() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt >= BETWEEN_LOOKS) {
            lookedAt = now;
            for (Room room : rooms.all()) {
                if (room.keeping == Keeping.DAY) {
                    forgetOld(room);
                }
            }
        }
    }

    private void forgetOld(Room room) {
        delivery.settle();
        long old = store.olderThan(room.name, clock.millis() - DAY, room.last);
        if (store.hasBefore(room.name, old + 1)) {
            // if the disk takes nothing now, it is tried again
            if (delivery.isKept(null, 0, List.of(new Change.Cut(room.name, old)))) {
                shares.cut(room, old);
            }
        }
    }
}
