package foyer.server;

import foyer.hub.AddressRange;
import foyer.hub.TokenBucket;
import foyer.server.ServerLimits.Clients;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// Counts connections, in all and by address. Any thread.
final class ConnectionLimiter {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private static final class Visitor {
        private final TokenBucket tokenBucket;
        private int connections;
        private long lastSeen;

        private Visitor(TokenBucket tokenBucket) {
            this.tokenBucket = tokenBucket;
        }
    }

    private final int connectionsMax;
    private final Clients limits;
    private final Map<AddressRange, Visitor> visitors = new HashMap<>();
    private int connections;

    /// @param connectionsMax what of the limit the system allows
    ConnectionLimiter(int connectionsMax, Clients limits) {
        this.connectionsMax = connectionsMax;
        this.limits = limits;
    }

    /// Whether one more may come from there; if so it is counted until [#leave].
    synchronized boolean enter(InetAddress from, long nanos) {
        if (connections >= connectionsMax) {
            return false;
        }
        Visitor visitor =
                visitors.computeIfAbsent(AddressRange.of(from), _ -> new Visitor(pace(nanos)));
        visitor.lastSeen = nanos;
        if (visitor.connections >= limits.perAddress() || !visitor.tokenBucket.tryTake(nanos)) {
            return false;
        }
        visitor.connections++;
        connections++;
        return true;
    }

    private TokenBucket pace(long nanos) {
        return new TokenBucket(limits.newPerMinute(), limits.newPerMinute() / 60.0, nanos);
    }

    synchronized void leave(InetAddress from) {
        connections--;
        Visitor visitor = visitors.get(AddressRange.of(from));
        if (visitor != null) {
            visitor.connections--;
        }
    }

    /// Forgets those who are gone and may begin anew at full pace.
    synchronized void forget(long nanos) {
        visitors.values()
                .removeIf(
                        visitor ->
                                visitor.connections == 0
                                        && nanos - visitor.lastSeen > MINUTE_NANOS);
    }
}
