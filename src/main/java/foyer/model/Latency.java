package foyer.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/// The round trips of late: the median of the last 30. UI thread.
final class Latency {
    private static final int KEPT = 30;

    private final Deque<Long> nanos = new ArrayDeque<>();

    void add(long roundTripNanos) {
        nanos.addLast(roundTripNanos);
        if (nanos.size() > KEPT) {
            nanos.removeFirst();
        }
    }

    void clear() {
        nanos.clear();
    }

    /// Of an even number, the lower of the two in the middle.
    OptionalLong medianNanos() {
        return nanos.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .skip(Math.max(0, (nanos.size() - 1) / 2))
                .findFirst();
    }
}
