package foyer.connection;

import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;

/// What a [ServerConnection] reports to its listener, in order. Immutable.
public sealed interface ConnectionEvent {

    /// The last event of a connection.
    sealed interface End extends ConnectionEvent {}

    /// An attempt has begun.
    record Connecting(ServerAddress address) implements ConnectionEvent {}

    /// A socket to the server is open; the server has not answered hello yet.
    ///
    /// @param address the address that answered
    /// @param identity the server's key fingerprint, or the address if the connection is plain
    /// @param encryption such as `TLSv1.3`; empty if the connection is plain
    /// @param secure whether passwords may be sent: the connection is encrypted or local
    record SocketOpened(ServerAddress address, String identity, String encryption, boolean secure)
            implements ConnectionEvent {}

    /// The server has another key than expected. Nothing was sent to it.
    ///
    /// @param known the expected fingerprint, or its beginning
    /// @param seen the fingerprint of its key
    record KeyMismatch(String known, String seen) implements End {}

    /// An event of the server. The first of each session is [Event.Welcome].
    record Received(Event event) implements ConnectionEvent {}

    /// A ping was answered.
    record RoundTrip(long roundTripNanos) implements ConnectionEvent {}

    /// The connection broke. The next attempt follows automatically.
    ///
    /// @param reason text for the user
    record Lost(String reason, long retryMillis) implements ConnectionEvent {}

    /// The server refused hello.
    ///
    /// @param reason text for the user
    record Refused(ErrorCode errorCode, String reason) implements End {}

    /// The first attempt failed.
    ///
    /// @param reason text for the user: what was tried and why it failed
    record Unreachable(String reason) implements End {}

    /// One side said goodbye.
    ///
    /// @param text text for the user; may be empty
    record Closed(Departure reason, String text) implements End {}
}
