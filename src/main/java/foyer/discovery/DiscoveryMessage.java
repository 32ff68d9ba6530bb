package foyer.discovery;

/// One datagram of the second way to be found, beside mDNS. Immutable; any thread.
sealed interface DiscoveryMessage {
    /// The most bytes a datagram has; what asks has at least as many as what answers, so that
    /// nobody can make us send more than was sent to us.
    int BYTES = 512;

    /// Who is there?
    ///
    /// @param voice random characters by which the asker knows its own voice
    record Query(String voice) implements DiscoveryMessage {}

    /// I am.
    record Announce(ServerAnnouncement of) implements DiscoveryMessage {}

    /// A server that is no more.
    record Goodbye(String id) implements DiscoveryMessage {}

    /// To the server: whether somebody who heard of it could reach it.
    ///
    /// @param id the server's
    /// @param port where it was called
    /// @param reached whether it answered there
    /// @param device who says so
    record Report(String id, int port, boolean reached, String device)
            implements DiscoveryMessage {}
}
