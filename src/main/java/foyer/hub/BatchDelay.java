package foyer.hub;

/// Delays messages briefly so that several share one commit and one write. Never delays the first
/// after a pause. The delay grows with the cost of a batch, and pauses while waiting gains nothing.
/// Hub thread.
final class BatchDelay {
    static final long DELAY_MAX = 10_000_000L;

    /// How many times longer than a batch takes the next one is gathered.
    static final int DELAY_FACTOR = 12;

    /// How many fruitless delays in a row cause a pause.
    static final int TRIALS = 4;

    /// The first pause; each further one is twice as long.
    static final long PAUSE = 500_000_000L;

    private static final long PAUSE_MAX = 8 * PAUSE;

    private long nextAt;
    private long pausedUntil;
    private long pause = PAUSE;
    private int fruitless;

    /// @param nanos now, by a clock that never goes back
    BatchDelay(long nanos) {
        nextAt = nanos;
        pausedUntil = nanos;
    }

    /// How many nanoseconds messages must still wait; 0 or less for not at all.
    long remaining(long nanos) {
        return nanos - pausedUntil < 0 ? 0 : nextAt - nanos;
    }

    /// @param cost how many nanoseconds the batch took
    void batchDelivered(long cost, long nanos) {
        nextAt = nanos + Math.min(DELAY_MAX, DELAY_FACTOR * cost);
    }

    /// @param fruitful whether a message came in the second half of the delay; if not, the senders
    ///   probably wait for the answer
    void batchWaited(boolean fruitful, long nanos) {
        if (fruitful) {
            fruitless = 0;
            pause = PAUSE;
        } else if (++fruitless == TRIALS) {
            fruitless = 0;
            pausedUntil = nanos + pause;
            pause = Math.min(PAUSE_MAX, 2 * pause);
        }
    }
}
