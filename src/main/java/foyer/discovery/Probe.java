package foyer.discovery;

import java.net.InetSocketAddress;
import java.util.OptionalLong;

/// Checks whether a server answers at an address, as a client would begin. Blocks; any thread that
/// may wait.
@FunctionalInterface
public interface Probe {
    /// Probes an address once.
    ///
    /// @param timeoutMillis limit for each step
    /// @return the time to connect in nanoseconds; empty if no server answered
    OptionalLong probe(InetSocketAddress address, int timeoutMillis);

    /// Probes with a WebSocket handshake.
    static Probe webSocket() {
        return new WebSocketProbe();
    }
}
