package foyer.hub;

import foyer.hub.HubLimits.Rate;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Gives all members at one address a common [Budget], because one device can be as many members as
/// it has connections. Hub thread.
final class AddressRateLimiter {
    /// Beyond this, the least recently used budget is dropped; by then it is full again anyway.
    static final int ADDRESSES_MAX = 10_000;

    private final Rate rate;
    private final SequencedMap<AddressRange, Budget> budgets = new LinkedHashMap<>();

    AddressRateLimiter(Rate rate) {
        this.rate = rate;
    }

    /// The budget of an address. Null for this computer, because the host's own window and a
    /// reverse proxy connect from there.
    @Nullable Budget budgetOf(InetAddress address, long nanos) {
        if (address.isLoopbackAddress()) {
            return null;
        }
        AddressRange range = AddressRange.of(address);
        Budget known = budgets.get(range);
        Budget budget = known == null ? new Budget(rate, nanos) : known;
        budgets.putLast(range, budget);
        if (budgets.size() > ADDRESSES_MAX) {
            budgets.pollFirstEntry();
        }
        return budget;
    }
}
