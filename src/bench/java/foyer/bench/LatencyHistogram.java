package foyer.bench;

/// A histogram of durations with an error of about two per cent. One thread.
final class LatencyHistogram {
    private static final int PRECISION_BITS = 6;

    private final long[] counts = new long[64 << PRECISION_BITS];
    private long total;

    void add(long nanos) {
        long value = Math.max(0, nanos);
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(value) - PRECISION_BITS - 1);
        counts[(shift << PRECISION_BITS) + (int) (value >> shift)]++;
        total++;
    }

    /// In milliseconds.
    double quantile(double fraction) {
        long remaining = (long) (total * fraction);
        for (int i = 0; i < counts.length; i++) {
            remaining -= counts[i];
            if (remaining < 0) {
                int shift = Math.max(0, (i >> PRECISION_BITS) - 1);
                return ((long) (i - (shift << PRECISION_BITS)) << shift) / 1e6;
            }
        }
        return 0;
    }
}
