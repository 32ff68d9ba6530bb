package foyer.discovery;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;

/// A server near this computer. Immutable; any thread.
///
/// @param key what it is recognised by; see [ServerAnnouncement#key]
/// @param fingerprint the print of the key it says it has; empty if it says none. To be compared
///   with the one it shows
/// @param name what it is called; its address if it did not say
/// @param host what its computer is called; may be empty
/// @param addresses where it is, the quickest first; at least one
/// @param people how many are there; -1 if it did not say
/// @param locked whether a password is asked
/// @param latencyNanos how long the quickest address took to answer; nothing until one did
/// @param state whether it is there
public record NearbyServer(
        String key,
        String fingerprint,
        String name,
        String host,
        List<InetSocketAddress> addresses,
        int people,
        boolean locked,
        OptionalLong latencyNanos,
        State state) {
    public NearbyServer {
        addresses = List.copyOf(addresses);
    }

    /// Whether a server is there.
    public enum State {
        /// It was heard of, and is being called.
        HEARD,
        /// It answers.
        ANSWERS,
        /// It is heard of but does not answer where it says it is: a firewall, most likely.
        SILENT,
        /// It was there a moment ago.
        GONE
    }
}
