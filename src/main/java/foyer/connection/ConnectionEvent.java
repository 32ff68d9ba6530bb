package foyer.connection;

import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;

/// What a [ServerConnection] tells its owner, in order. Values; any thread.
public sealed interface ConnectionEvent {

    /// The last of them: the link is over.
    sealed interface End extends ConnectionEvent {}

    /// A connection is being tried.
    record Connecting(ServerAddress address) implements ConnectionEvent {}

    /// A socket to the server is open; it has not let us in yet.
    ///
    /// @param at the address it answered at
    /// @param identity who it is: its key print, or that address if the connection is not encrypted
    /// @param encryption such as `TLSv1.3`; empty if the connection is not encrypted
    /// @param secure whether passwords may be told over it: it is encrypted, or stays on this
    ///   computer
    record SocketOpened(ServerAddress at, String identity, String encryption, boolean secure)
            implements ConnectionEvent {}

    /// The server has another key than it should; nothing was told it.
    ///
    /// @param known the print it should have, or how that begins
    /// @param seen the print it has
    record KeyMismatch(String known, String seen) implements End {}

    /// The server said something; the first after each connection is [Event.Welcome].
    record Received(Event event) implements ConnectionEvent {}

    /// A ping came back.
    record RoundTrip(long roundTripNanos) implements ConnectionEvent {}

    /// The connection broke; it is tried again by itself.
    ///
    /// @param reason why, for the person
    /// @param retryMillis until the next try
    record Lost(String reason, long retryMillis) implements ConnectionEvent {}

    /// The server did not let us in.
    ///
    /// @param reason why, for the person
    record Refused(ErrorCode errorCode, String reason) implements End {}

    /// Nobody could be reached at all.
    ///
    /// @param reason what was tried and why it failed
    record Unreachable(String reason) implements End {}

    /// There was a goodbye, ours or the server's.
    ///
    /// @param text why, for the person; may be empty
    record Closed(Departure reason, String text) implements End {}
}
