package foyer.server;

import foyer.hub.Pace;
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
    private final int perAddress;
    private final int newPerMinute;
    private final Map<InetAddress, Visitor> visitors = new HashMap<>();
    private int connections;

    Admission(int connectionsMax, int perAddress, int newPerMinute) {
        this.connectionsMax = connectionsMax;
        this.perAddress = perAddress;
        this.newPerMinute = newPerMinute;
    }

    /// Whether one more may come from there; if so it is counted until [#leave].
    synchronized boolean enter(InetAddress from, long nanos) {
        if (connections >= connectionsMax) {
            return false;
        }
        Visitor visitor =
                visitors.computeIfAbsent(
                        from, _ -> new Visitor(new Pace(newPerMinute, newPerMinute / 60.0, nanos)));
        visitor.lastSeen = nanos;
        if (visitor.connections >= perAddress || !visitor.pace.allows(nanos)) {
            return false;
        }
        visitor.connections++;
        connections++;
        return true;
    }

    synchronized void leave(InetAddress from) {
        connections--;
        Visitor visitor = visitors.get(from);
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
