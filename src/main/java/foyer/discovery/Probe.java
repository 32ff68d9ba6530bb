package foyer.discovery;

import java.net.InetSocketAddress;
import java.util.OptionalLong;

/// Tries whether a server answers where it is said to be, as a client would begin. May wait, so
/// never on a thread that owns something.
@FunctionalInterface
public interface Probe {
    /// Calls a server once.
    ///
    /// @param within how long each step of it may take, in milliseconds
    /// @return how long it took to be let in, in nanoseconds; nothing if nobody answered
    OptionalLong probe(InetSocketAddress server, int within);

    /// Opens a WebSocket and closes it again.
    static Probe plain() {
        return new WebSocketProbe();
    }
}
