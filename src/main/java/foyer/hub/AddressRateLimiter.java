package foyer.hub;

import foyer.hub.HubLimits.Rate;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How fast all members from one address together may go: keys are free, so one device can be as
/// many members as it has connections. One thread, the hub's.
final class AddressRateLimiter {
    /// Those who came longest ago are forgotten beyond; by then they would begin anew anyway.
    static final int ADDRESSES_MAX = 10_000;

    private final Rate rate;
    private final SequencedMap<AddressRange, TokenBucket> tokenBuckets = new LinkedHashMap<>();

    AddressRateLimiter(Rate rate) {
        this.rate = rate;
    }

    /// The pace of an address that somebody comes from. Nothing for this computer: from there come
    /// its own window, and everybody where a proxy stands in front.
    @Nullable TokenBucket bucketFor(InetAddress from, long nanos) {
        if (from.isLoopbackAddress()) {
            return null;
        }
        AddressRange range = AddressRange.of(from);
        TokenBucket known = tokenBuckets.get(range);
        TokenBucket tokenBucket = known == null ? rate.newBucket(nanos) : known;
        tokenBuckets.putLast(range, tokenBucket);
        if (tokenBuckets.size() > ADDRESSES_MAX) {
            tokenBuckets.pollFirstEntry();
        }
        return tokenBucket;
    }
}
