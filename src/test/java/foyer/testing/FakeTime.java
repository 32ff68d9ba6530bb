package foyer.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Wall clock and monotonic clock of a program, advanced together by the test. The monotonic clock
/// starts shortly before it overflows.
public final class FakeTime implements InstantSource, LongSupplier {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long nanos = Long.MAX_VALUE - 2_000_000_000L;

    public void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long getAsLong() {
        return nanos;
    }
}
