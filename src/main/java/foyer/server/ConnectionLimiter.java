package foyer.server;

import foyer.hub.AddressRange;
import foyer.hub.TokenBucket;
import foyer.server.ServerLimits.Clients;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits the number of connections, in total and by address. Thread-safe.
final class ConnectionLimiter {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /// How many times one address's share the neighbors of an IPv6 network have together.
    private static final int NETWORK_FACTOR = 4;

    private static final class AddressUsage {
        private final int connectionsMax;
        private final TokenBucket tokenBucket;
        private int connections;
        private long lastSeen;

        private AddressUsage(Clients limits, int factor, long nanos) {
            int newPerMinute = factor * limits.newPerMinute();
            connectionsMax = factor * limits.perAddress();
            tokenBucket = new TokenBucket(newPerMinute, newPerMinute / 60.0, nanos);
        }

        private boolean hasRoom(long nanos) {
            return connections < connectionsMax && tokenBucket.hasToken(nanos);
        }

        private void add() {
            tokenBucket.charge(1);
            connections++;
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
        AddressUsage own = usage(AddressRange.of(address), 1, nanos);
        AddressUsage network = networkUsage(address, nanos);
        if (!own.hasRoom(nanos) || (network != null && !network.hasRoom(nanos))) {
            return false;
        }
        own.add();
        if (network != null) {
            network.add();
        }
        connections++;
        return true;
    }

    private AddressUsage usage(AddressRange range, int factor, long nanos) {
        AddressUsage usage =
                usages.computeIfAbsent(range, _ -> new AddressUsage(limits, factor, nanos));
        usage.lastSeen = nanos;
        return usage;
    }

    /// The usage of all neighbors, of whom one may take any number of addresses; null for addresses
    /// that are not counted one by one.
    private @Nullable AddressUsage networkUsage(InetAddress address, long nanos) {
        if (!(address instanceof Inet6Address six) || six.isLoopbackAddress()) {
            return null;
        }
        AddressRange prefix = AddressRange.prefixOf(six);
        return prefix.equals(AddressRange.of(address))
                ? null
                : usage(prefix, NETWORK_FACTOR, nanos);
    }

    synchronized void release(InetAddress address) {
        connections--;
        removeFrom(AddressRange.of(address));
        if (address instanceof Inet6Address six
                && !AddressRange.prefixOf(six).equals(AddressRange.of(address))) {
            removeFrom(AddressRange.prefixOf(six));
        }
    }

    private void removeFrom(AddressRange range) {
        AddressUsage usage = usages.get(range);
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
