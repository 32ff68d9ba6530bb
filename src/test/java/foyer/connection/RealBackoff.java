package foyer.connection;

import java.util.random.RandomGenerator;

/// The waits of a real client between its tries, for whoever plays one. One thread.
public final class RealBackoff {
    private final Backoff backoff;

    public RealBackoff(RandomGenerator random) {
        backoff = new Backoff(random);
    }

    public long nextMillis() {
        return backoff.nextMillis();
    }
}
