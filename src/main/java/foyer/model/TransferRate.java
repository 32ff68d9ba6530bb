package foyer.model;

import java.util.ArrayDeque;
import java.util.Deque;

/// The speed of an upload or download over the last seconds. One thread.
public final class TransferRate {
    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final long MIN_NANOS = 1_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long bytes) {}

    /// Notes how many bytes have come or gone. Begins anew if they are fewer than before.
    public void add(long nanos, long bytes) {
        Sample last = samples.peekLast();
        if (last != null && bytes < last.bytes) {
            samples.clear();
        }
        samples.addLast(new Sample(nanos, bytes));
        while (samples.size() > 2 && nanos - samples.getFirst().nanos > WINDOW_NANOS) {
            samples.removeFirst();
        }
    }

    /// Forgets what it has measured.
    public void clear() {
        samples.clear();
    }

    /// Bytes a second, or 0 until it is known.
    public long bytesPerSecond() {
        Sample first = samples.peekFirst();
        Sample last = samples.peekLast();
        if (first == null || last == null || last.nanos - first.nanos < MIN_NANOS) {
            return 0;
        }
        return Math.round((last.bytes - first.bytes) * 1e9 / (last.nanos - first.nanos));
    }

    /// The seconds until all bytes have gone, at least 1, or 0 if that is not known.
    public long secondsLeft(long bytes) {
        Sample last = samples.peekLast();
        long rate = bytesPerSecond();
        return rate == 0 || last == null ? 0 : Math.max(1, (bytes - last.bytes) / rate);
    }
}
