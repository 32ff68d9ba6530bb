package foyer.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Measures how long the server has been silent, and the round trip of pings. Connection thread.
final class Heartbeat {
    /// Checked every second, so that a dead connection is noticed within 25 s.
    private static final long SILENCE_NANOS = 24_000_000_000L;

    private final LongSupplier nanoTime;
    private final Map<Long, Long> pings = new HashMap<>();
    private long receivedNanos;

    Heartbeat(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void markReceived() {
        receivedNanos = nanoTime.getAsLong();
    }

    /// Whether the server has been silent for so long that the connection must be dead.
    boolean isSilent() {
        return nanoTime.getAsLong() - receivedNanos > SILENCE_NANOS;
    }

    boolean hasReceivedSince(long nanos) {
        return receivedNanos - nanos >= 0;
    }

    void markPing(long id) {
        pings.put(id, nanoTime.getAsLong());
    }

    /// The time from the ping with this id to its pong, in nanoseconds; empty if there was no such
    /// ping.
    OptionalLong roundTrip(long id) {
        Long sentNanos = pings.remove(id);
        return sentNanos == null
                ? OptionalLong.empty()
                : OptionalLong.of(nanoTime.getAsLong() - sentNanos);
    }

    void clear() {
        pings.clear();
    }
}
