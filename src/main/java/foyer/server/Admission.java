package foyer.server;

import foyer.hub.AddressRange;
import foyer.hub.Pace;
import foyer.server.ServerLimits.Crowd;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// Counts connections, in all and by address. Any thread.
final class Admission {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private static final class Visitor {
        private final Pace pace;
        private int connections;
        private long lastSeen;

        private Visitor(Pace pace) {
            this.pace = pace;
        }
    }

    private final int connectionsMax;
    private final Crowd limits;
    private final Map<AddressRange, Visitor> visitors = new HashMap<>();
    private int connections;

    /// @param connectionsMax what of the limit the system allows
    Admission(int connectionsMax, Crowd limits) {
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
        if (visitor.connections >= limits.perAddress() || !visitor.pace.allows(nanos)) {
            return false;
        }
        visitor.connections++;
        connections++;
        return true;
    }

    private Pace pace(long nanos) {
        return new Pace(limits.newPerMinute(), limits.newPerMinute() / 60.0, nanos);
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
