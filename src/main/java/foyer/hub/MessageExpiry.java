package foyer.hub;

import foyer.protocol.Retention;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;

/// Erases expired messages in the rooms that keep messages for a day; in a direct conversation not
/// before the setting is a day old. Hub thread.
final class MessageExpiry {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long CHECK_INTERVAL = Duration.ofSeconds(30).toNanos();

    private final RoomRegistry rooms;
    private final MessageStore store;
    private final Delivery delivery;
    private final FileReferences fileReferences;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private long checkedAt;

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
        this.checkedAt = nanoTime.getAsLong() - CHECK_INTERVAL;
    }

    void tick() {
        long now = nanoTime.getAsLong();
        if (now - checkedAt >= CHECK_INTERVAL) {
            checkedAt = now;
            for (Room room : rooms.all()) {
                if (room.retention == Retention.DAY) {
                    eraseExpired(room);
                }
            }
        }
    }

    private void eraseExpired(Room room) {
        delivery.commitPending();
        if (room.isDirect() && retentionSetAt(room) > clock.millis() - DAY) {
            return;
        }
        long expired = store.olderThan(room.name, clock.millis() - DAY, room.last);
        if (store.hasBefore(room.name, expired + 1)) {
            // if that cannot be stored, the next check tries again
            if (delivery.storeNow(null, 0, List.of(new Change.LogCut(room.name, expired)))) {
                fileReferences.removeUpTo(room, expired);
            }
        }
    }

    /// In a direct conversation, a day begins when it is chosen, so that the other side can read
    /// and report what is about to go.
    private long retentionSetAt(Room room) {
        Long at = room.retentionSetAt;
        if (at == null) {
            at = store.retentionSetAt(room.name);
            room.retentionSetAt = at;
        }
        return at;
    }
}
