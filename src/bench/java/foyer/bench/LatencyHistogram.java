package foyer.bench;

/// How long things took, to about two per cent. One thread.
final class LatencyHistogram {
    private static final int FINE = 6;

    private final long[] counts = new long[64 << FINE];
    private long total;

    void add(long nanos) {
        long value = Math.max(0, nanos);
        int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(value) - FINE - 1);
        counts[(shift << FINE) + (int) (value >> shift)]++;
        total++;
    }

    /// In milliseconds.
    double quantile(double share) {
        long left = (long) (total * share);
        for (int i = 0; i < counts.length; i++) {
            left -= counts[i];
            if (left < 0) {
                int shift = Math.max(0, (i >> FINE) - 1);
                return ((long) (i - (shift << FINE)) << shift) / 1e6;
            }
        }
        return 0;
    }
}
