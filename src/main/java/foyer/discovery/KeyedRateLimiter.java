package foyer.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Says how often each of many may: some at once, then so many a second. Remembers no more than
/// [#KNOWN], the latest. One thread.
///
/// @param <K> who
final class KeyedRateLimiter<K> {
    static final int KNOWN = 256;

    private static final class Bucket {
        private double left;
        private long at;
    }

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<K, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
                    return size() > KNOWN;
                }
            };

    KeyedRateLimiter(int burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    boolean tryAcquire(K who) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.get(who);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.left = burst;
            bucket.at = now;
            buckets.put(who, bucket);
        }
        bucket.left = Math.min(burst, bucket.left + (now - bucket.at) / 1e9 * perSecond);
        bucket.at = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }
}
