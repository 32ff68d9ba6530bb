package foyer.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// When the other side was last heard, and how long pings take. One thread, the link's.
final class Heartbeat {
    /// Asked every second, it is known within 25 s (product: liveness).
    private static final long SILENCE_NANOS = 24_000_000_000L;

    private final LongSupplier nanoTime;
    private final Map<Long, Long> pings = new HashMap<>();
    private long heardAt;

    Heartbeat(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void markReceived() {
        heardAt = nanoTime.getAsLong();
    }

    /// Whether nothing was heard for so long that nobody can be there.
    boolean isSilent() {
        return nanoTime.getAsLong() - heardAt > SILENCE_NANOS;
    }

    boolean heardSince(long nanos) {
        return heardAt - nanos >= 0;
    }

    void pinged(long id) {
        pings.put(id, nanoTime.getAsLong());
    }

    /// A pong has come; answers how long that took.
    OptionalLong roundTrip(long id) {
        Long sentAt = pings.remove(id);
        return sentAt == null
                ? OptionalLong.empty()
                : OptionalLong.of(nanoTime.getAsLong() - sentAt);
    }

    void forget() {
        pings.clear();
    }
}
