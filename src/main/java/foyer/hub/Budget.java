package foyer.hub;

import foyer.hub.HubLimits.Rate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The token buckets of a member, or of all members at one address, one for each [Pace]. Hub
/// thread.
final class Budget {
    private final Map<Pace, TokenBucket> buckets = new EnumMap<>(Pace.class);

    /// @param rate the rate of [Pace#WRITING]
    Budget(Rate rate, long nanos) {
        for (Pace pace : Pace.values()) {
            buckets.put(pace, pace.newBucket(rate, nanos));
        }
    }

    /// The bucket of a pace.
    TokenBucket of(Pace pace) {
        return Objects.requireNonNull(buckets.get(pace));
    }
}
