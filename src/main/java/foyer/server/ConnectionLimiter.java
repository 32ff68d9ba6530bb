package foyer.server;

import foyer.hub.AddressRange;
import foyer.hub.TokenBucket;
import foyer.server.ServerLimits.Clients;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Limits the number of connections, in total and by address. Thread-safe.
final class ConnectionLimiter {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /// How many times one address's share the neighbors of an IPv6 network have together.
    private static final int NETWORK_FACTOR = 4;

    /// The connections from one address, or from all addresses of one IPv6 network.
    private static final class AddressUsage {
        private final TokenBucket tokenBucket;
        private int connections;
        private long lastSeen;

        private AddressUsage(int newPerMinute, long nanos) {
            lastSeen = nanos;
            tokenBucket = new TokenBucket(newPerMinute, newPerMinute / 60.0, nanos);
        }

        private boolean hasRoom(int most, long nanos) {
            lastSeen = nanos;
            return connections < most && tokenBucket.hasToken(nanos);
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
        List<AddressRange> ranges = AddressRange.allOf(address);
        // neighbors count one by one, and their network has more room
        boolean isNeighbor = AddressRange.of(address).equals(ranges.getFirst());
        int networkFactor = isNeighbor ? NETWORK_FACTOR : 1;
        if (!hasRoom(ranges.getFirst(), 1, nanos)
                || !hasRoom(ranges.getLast(), ranges.size() > 1 ? networkFactor : 1, nanos)) {
            return false;
        }
        add(ranges.getFirst(), 1, nanos);
        if (ranges.size() > 1) {
            add(ranges.getLast(), networkFactor, nanos);
        }
        connections++;
        return true;
    }

    private boolean hasRoom(AddressRange range, int factor, long nanos) {
        AddressUsage usage = usages.get(range);
        return usage == null || usage.hasRoom(factor * limits.perAddress(), nanos);
    }

    private void add(AddressRange range, int factor, long nanos) {
        usages.computeIfAbsent(range, _ -> new AddressUsage(factor * limits.newPerMinute(), nanos))
                .add();
    }

    synchronized void release(InetAddress address) {
        connections--;
        for (AddressRange range : AddressRange.allOf(address)) {
            AddressUsage usage = usages.get(range);
            if (usage != null) {
                usage.connections--;
            }
        }
    }

    /// Forgets addresses without connections whose bucket is full again.
    synchronized void evict(long nanos) {
        usages.values()
                .removeIf(usage -> usage.connections == 0 && nanos - usage.lastSeen > MINUTE_NANOS);
    }
}
