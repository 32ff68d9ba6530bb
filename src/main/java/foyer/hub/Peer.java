package foyer.hub;

import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import java.net.InetAddress;
import java.util.List;

/// A client's connection as the hub sees it. Compared by identity; no method may block. Hub thread.
public interface Peer {
    /// Appends a frame to the outbox. A connection that cannot keep up closes itself and reports
    /// that to [HubLoop#onDisconnected].
    void offer(EncodedEvent encoded);

    /// Appends frames to the outbox. Peers that get the same frames get the same list.
    default void offer(List<EncodedEvent> encodeds) {
        encodeds.forEach(this::offer);
    }

    /// Sends what was offered. The hub calls it after the last offer of a batch, so that the
    /// sockets wake up once.
    default void flush() {}

    /// Whether the outbox is empty.
    default boolean isIdle() {
        return true;
    }

    /// A `chunk` or `fetch` of this connection is answered, so that it may send another.
    default void onTransferAnswered() {}

    /// Sends the outbox, then closes the connection. Nothing may be offered after this.
    ///
    /// @param reason that of the last `goodbye`
    void close(Departure reason);

    /// Whether the connection came in at the guests' port. The client cannot claim that.
    default boolean isGuest() {
        return false;
    }

    /// The address for the program's log.
    String address();

    /// The address for limits and bans.
    InetAddress inetAddress();
}
