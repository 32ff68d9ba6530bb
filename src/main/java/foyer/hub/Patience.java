package foyer.hub;

/// Whether what is said waits a little for more of the same, so that it is stored and told
/// together. The first after a pause never waits; whether waiting pays for the others is found out
/// by trying. One thread, the hub's.
final class Patience {
    /// How far apart batches are where waiting pays.
    static final long BETWEEN_BATCHES = 10_000_000L;

    /// How long it is not tried again after it did not pay.
    static final long BETWEEN_TRIALS = 500_000_000L;

    private static final int TRIALS = 2;

    private long toldAt;
    private long triedAt;
    private int inVain;

    /// @param nanos now, by a clock that never goes back
    Patience(long nanos) {
        toldAt = nanos - BETWEEN_BATCHES;
        triedAt = nanos - BETWEEN_TRIALS;
    }

    /// How long what is there now waits; 0 or less for not at all.
    long left(long nanos) {
        return nanos - triedAt < BETWEEN_TRIALS ? 0 : toldAt + BETWEEN_BATCHES - nanos;
    }

    /// A batch was told.
    void told(long nanos) {
        toldAt = nanos;
    }

    /// A batch has waited to the end.
    ///
    /// @param more whether anything came in the second half of the wait; if not, those who speak
    ///   are likely to be waiting for us
    void waited(boolean more, long nanos) {
        inVain = more ? 0 : inVain + 1;
        if (inVain == TRIALS) {
            inVain = 0;
            triedAt = nanos;
        }
    }
}
