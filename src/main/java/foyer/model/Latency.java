package foyer.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// The median of the last 30 round trips. UI thread.
final class Latency {
    private static final int MAX_SAMPLES = 30;

    private final Deque<Long> nanos = new ArrayDeque<>();

    void add(long roundTripNanos) {
        nanos.addLast(roundTripNanos);
        if (nanos.size() > MAX_SAMPLES) {
            nanos.removeFirst();
        }
    }

    void clear() {
        nanos.clear();
    }

    /// The median; the lower of the two middle values if their number is even.
    OptionalLong medianNanos() {
        return nanos.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .skip(Math.max(0, (nanos.size() - 1) / 2))
                .findFirst();
    }
}
