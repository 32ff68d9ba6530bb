package foyer.discovery;

import foyer.protocol.ServerOccupancy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A server on the same LAN. Immutable.
///
/// @param key identifies it, see [ServerAnnouncement#key]
/// @param fingerprint the announced fingerprint of its key, to be compared with its real one; empty
///   if it announced none
/// @param name its address if it has not announced itself
/// @param host the name of its computer; may be empty
/// @param addresses the quickest first; at least one
/// @param occupancy null if it has not announced itself
/// @param latencyNanos time to connect to the quickest address; empty before one has answered
public record NearbyServer(
        String key,
        String fingerprint,
        String name,
        String host,
        List<InetSocketAddress> addresses,
        @Nullable ServerOccupancy occupancy,
        OptionalLong latencyNanos,
        State state) {
    public NearbyServer {
        addresses = List.copyOf(addresses);
    }

    /// The number of people on it; -1 if unknown.
    public int people() {
        return occupancy == null ? -1 : occupancy.people();
    }

    /// Whether it has announced that it asks for a password.
    public boolean locked() {
        return occupancy != null && occupancy.locked();
    }

    /// Whether a server can be reached.
    public enum State {
        /// It has announced itself, and is being probed.
        HEARD,
        /// It answers probes.
        ANSWERS,
        /// It announces itself but does not answer probes, probably because of a firewall.
        SILENT,
        /// It has said goodbye, or has not been heard for a while.
        GONE
    }
}
