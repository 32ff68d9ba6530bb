package foyer.discovery;

/// A datagram of the discovery protocol that complements mDNS. Immutable.
sealed interface DiscoveryMessage {
    /// The maximum size, and the size of a query: an answer is never larger than its query, so a
    /// forged sender cannot amplify traffic.
    int MAX_BYTES = 512;

    /// Asks all servers for an announcement.
    ///
    /// @param voice random characters by which the sender recognizes its own query
    record Query(String voice) implements DiscoveryMessage {}

    /// Announces a server.
    record Announce(ServerAnnouncement announcement) implements DiscoveryMessage {}

    /// Announces the end of a server.
    record Goodbye(String id) implements DiscoveryMessage {}

    /// Tells a server whether another computer reached it.
    ///
    /// @param id the server's id
    /// @param port the server's port
    /// @param device the address of the reporting computer; older programs send its name
    record Report(String id, int port, boolean reached, String device)
            implements DiscoveryMessage {}
}
