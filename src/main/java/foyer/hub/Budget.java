package foyer.hub;

import foyer.hub.HubLimits.Rate;

import java.util.Arrays;
import java.util.List;

/// The token buckets of a member, or of all members at one address, one for each [Pace]. Hub
/// thread.
final class Budget {
    private final List<TokenBucket> buckets;

    /// @param rate the rate of [Pace#WRITING]
    Budget(Rate rate, long nanos) {
        buckets = Arrays.stream(Pace.values()).map(pace -> pace.newBucket(rate, nanos)).toList();
    }

    /// The bucket of a pace.
    TokenBucket of(Pace pace) {
        return buckets.get(pace.ordinal());
    }
}
