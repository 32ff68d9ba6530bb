package foyer.server;

import foyer.hub.AddressRange;
import foyer.hub.TokenBucket;
import foyer.server.ServerLimits.Clients;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// Limits the number of connections, in total and by address. Thread-safe.
final class ConnectionLimiter {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private static final class AddressUsage {
        private final TokenBucket tokenBucket;
        private int connections;
        private long lastSeen;

        private AddressUsage(TokenBucket tokenBucket) {
            this.tokenBucket = tokenBucket;
        }
    }

    private final int connectionsMax;
    private final Clients limits;
    private final Map<AddressRange, AddressUsage> usages = new HashMap<>();
    private int connections;

    /// @param connectionsMax limit in total, as far as the system allows
    ConnectionLimiter(int connectionsMax, Clients limits) {
        this.connectionsMax = connectionsMax;
        this.limits = limits;
    }

    /// Counts a new connection until [#release].
    ///
    /// @return false if a limit is reached; nothing is counted then
    synchronized boolean tryAcquire(InetAddress address, long nanos) {
        if (connections >= connectionsMax) {
            return false;
        }
        AddressUsage usage =
                usages.computeIfAbsent(
                        AddressRange.of(address), _ -> new AddressUsage(bucket(nanos)));
        usage.lastSeen = nanos;
        if (usage.connections >= limits.perAddress() || !usage.tokenBucket.tryTake(nanos)) {
            return false;
        }
        usage.connections++;
        connections++;
        return true;
    }

    private TokenBucket bucket(long nanos) {
        return new TokenBucket(limits.newPerMinute(), limits.newPerMinute() / 60.0, nanos);
    }

    synchronized void release(InetAddress address) {
        connections--;
        AddressUsage usage = usages.get(AddressRange.of(address));
        if (usage != null) {
            usage.connections--;
        }
    }

    /// Forgets addresses without connections whose bucket is full again.
    synchronized void evict(long nanos) {
        usages.values()
                .removeIf(usage -> usage.connections == 0 && nanos - usage.lastSeen > MINUTE_NANOS);
    }
}
