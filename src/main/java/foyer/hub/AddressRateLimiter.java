package foyer.hub;

import foyer.hub.HubLimits.Rate;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Gives all members at one address a common token bucket, because one device can be as many
/// members as it has connections. Hub thread.
final class AddressRateLimiter {
    /// Beyond this, the least recently used bucket is dropped; by then it is full again anyway.
    static final int ADDRESSES_MAX = 10_000;

    private final Rate rate;
    private final SequencedMap<AddressRange, TokenBucket> tokenBuckets = new LinkedHashMap<>();

    AddressRateLimiter(Rate rate) {
        this.rate = rate;
    }

    /// The bucket of an address. Null for this computer, because the host's own window and a
    /// reverse proxy connect from there.
    @Nullable TokenBucket bucketFor(InetAddress address, long nanos) {
        if (address.isLoopbackAddress()) {
            return null;
        }
        AddressRange range = AddressRange.of(address);
        TokenBucket known = tokenBuckets.get(range);
        TokenBucket tokenBucket = known == null ? rate.newBucket(nanos) : known;
        tokenBuckets.putLast(range, tokenBucket);
        if (tokenBuckets.size() > ADDRESSES_MAX) {
            tokenBuckets.pollFirstEntry();
        }
        return tokenBucket;
    }
}
