package foyer.connection;

import java.util.random.RandomGenerator;

/// Gives tests in other packages the reconnection delays of a real client. One thread.
public final class RealBackoff {
    private final Backoff backoff;

    public RealBackoff(RandomGenerator random) {
        backoff = new Backoff(random);
    }

    public long nextMillis() {
        return backoff.nextMillis();
    }
}
