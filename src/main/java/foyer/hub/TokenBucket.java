package foyer.hub;

/// A rate limit with a burst. Any one thread.
public final class TokenBucket {
    private final double burst;
    private final double perSecond;
    private double tokens;
    private long filledAt;

    /// @param nanos the current time of a clock that never goes back
    public TokenBucket(double burst, double perSecond, long nanos) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
        this.filledAt = nanos;
    }

    /// Takes a token if there is one.
    ///
    /// @return true if a token was taken, false if the bucket is empty
    public boolean tryTake(long nanos) {
        if (!hasToken(nanos)) {
            return false;
        }
        tokens--;
        return true;
    }

    /// Whether a token can be taken.
    public boolean hasToken(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - filledAt) / 1e9 * perSecond);
        filledAt = nanos;
        return tokens >= 1;
    }

    /// Takes tokens that may not be there yet: the bucket then stays empty until it has refilled
    /// the debt. So a costly command is possible at once, but not soon again.
    public void charge(double price) {
        tokens -= price;
    }
}
