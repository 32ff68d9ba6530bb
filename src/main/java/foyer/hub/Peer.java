package foyer.hub;

import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import java.net.InetAddress;
import java.util.List;

/// A connection as the hub sees it. The hub's thread calls it; no call may block. Compared by
/// identity.
public interface Peer {
    /// Puts a frame behind what already waits for this connection. A connection that cannot keep up
    /// cuts itself off and reports so with [HubLoop#onDisconnected]; it never makes the hub wait.
    void offer(EncodedEvent encoded);

    /// Puts frames behind what already waits; the same list for all who are offered the same.
    default void offer(List<EncodedEvent> encodeds) {
        encodeds.forEach(this::offer);
    }

    /// What was offered leaves now. The hub says so once a turn, after the last offer to anybody,
    /// so that one wake-up serves all.
    default void flush() {}

    /// Whether nothing waits for this connection.
    default boolean isIdle() {
        return true;
    }

    /// Sends what waits, then closes; nothing may be offered after this. The reason is the one the
    /// last `goodbye` frame gave.
    void close(Departure reason);

    /// Whether it came in where guests do, with a browser; that is never the client's own word.
    default boolean isGuest() {
        return false;
    }

    /// Who this is for the log: an address, never what was said.
    String address();

    /// The address it comes from, as limits and bans count it.
    InetAddress inetAddress();
}
