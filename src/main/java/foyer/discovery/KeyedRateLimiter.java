package foyer.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// A token bucket for each key. Keeps the [#MAX_KEYS] most recent ones. One thread.
final class KeyedRateLimiter<K> {
    static final int MAX_KEYS = 256;

    private static final class Bucket {
        private double tokens;
        private long filledNanos;
    }

    private final int burst;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<K, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, Bucket> eldest) {
                    return size() > MAX_KEYS;
                }
            };

    KeyedRateLimiter(int burst, double perSecond, LongSupplier nanoTime) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    boolean tryAcquire(K key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.get(key);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = burst;
            bucket.filledNanos = now;
            buckets.put(key, bucket);
        }
        bucket.tokens =
                Math.min(burst, bucket.tokens + (now - bucket.filledNanos) / 1e9 * perSecond);
        bucket.filledNanos = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }
}
