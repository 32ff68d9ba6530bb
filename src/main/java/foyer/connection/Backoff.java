package foyer.connection;

import java.util.random.RandomGenerator;

/// How long to wait before the next try: from half a second, doubling to 15 seconds, each ±50 % so
/// that many clients do not come back at once. One thread, the link's.
final class Backoff {
    private static final long FIRST_MILLIS = 500;
    private static final long MOST_MILLIS = 15_000;

    private final RandomGenerator random;
    private long millis = FIRST_MILLIS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    long nextMillis() {
        long wait = Math.round(millis * (0.5 + random.nextDouble()));
        millis = Math.min(MOST_MILLIS, millis * 2);
        return wait;
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
