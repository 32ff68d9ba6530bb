package foyer.hub;

/// Whether what is said waits a little for more of the same, so that it is stored, told and written
/// together. The first after a pause never waits; the others wait in proportion to what a batch
/// costs, and only while waiting pays, which is found out by trying. One thread, the hub's.
final class BatchDelay {
    /// The longest time from one batch to the next.
    static final long GAP_MAX = 10_000_000L;

    /// So many times as long as a batch takes, the next one is gathered.
    static final int GATHERED = 12;

    /// How often waiting may be in vain before it is given up.
    static final int TRIALS = 4;

    /// How long it is given up for, the first time; twice as long each time after that.
    static final long PAUSE = 500_000_000L;

    private static final long PAUSE_MAX = 8 * PAUSE;

    private long nextAt;
    private long triedAgainAt;
    private long pause = PAUSE;
    private int inVain;

    /// @param nanos now, by a clock that never goes back
    BatchDelay(long nanos) {
        nextAt = nanos;
        triedAgainAt = nanos;
    }

    /// How long what is there now, or comes soon, waits; 0 or less for not at all.
    long remaining(long nanos) {
        return nanos - triedAgainAt < 0 ? 0 : nextAt - nanos;
    }

    /// A batch was told.
    ///
    /// @param cost how long that took
    void batchDelivered(long cost, long nanos) {
        nextAt = nanos + Math.min(GAP_MAX, GATHERED * cost);
    }

    /// A batch has waited to the end.
    ///
    /// @param more whether anything came in the second half of the wait; if not, those who speak
    ///   are likely to be waiting for us
    void batchWaited(boolean more, long nanos) {
        if (more) {
            inVain = 0;
            pause = PAUSE;
        } else if (++inVain == TRIALS) {
            inVain = 0;
            triedAgainAt = nanos + pause;
            pause = Math.min(PAUSE_MAX, 2 * pause);
        }
    }
}
