package foyer.connection;

import java.util.random.RandomGenerator;

/// The delays between connection attempts: from half a second, doubling to 15 seconds. Each varies
/// by ±50 %, so that many clients do not return at once. Connection thread.
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long MAX_MILLIS = 15_000;

    private final RandomGenerator random;
    private long millis = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        long delay = Math.round(millis * (0.5 + random.nextDouble()));
        millis = Math.min(MAX_MILLIS, millis * 2);
        return delay;
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
