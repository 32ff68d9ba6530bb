package foyer.hub;

/// A token bucket: so many at once, then so many a second. One thread.
public final class TokenBucket {
    private final double burst;
    private final double perSecond;
    private double tokens;
    private long filledAt;

    /// @param nanos now, by a clock that never goes back
    public TokenBucket(int burst, double perSecond, long nanos) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
        this.filledAt = nanos;
    }

    /// Whether one more may go at this moment.
    public boolean tryTake(long nanos) {
        tokens = Math.min(burst, tokens + (nanos - filledAt) / 1e9 * perSecond);
        filledAt = nanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
