package foyer.link;

import foyer.protocol.Code;
import foyer.protocol.Departure;
import foyer.protocol.Event;

/// What a [Link] tells its owner, in order. Values; any thread.
public sealed interface LinkEvent {

    /// The last of them: the link is over.
    sealed interface End extends LinkEvent {}

    /// A connection is being tried.
    record Connecting(ServerAddress address) implements LinkEvent {}

    /// A socket to the server is open; it has not let us in yet.
    ///
    /// @param at the address it answered at
    /// @param identity who it is: its key print, or that address if the connection is not encrypted
    /// @param encryption such as `TLSv1.3`; empty if the connection is not encrypted
    /// @param secure whether passwords may be told over it: it is encrypted, or stays on this
    ///   computer
    record Reached(ServerAddress at, String identity, String encryption, boolean secure)
            implements LinkEvent {}

    /// The server has another key than it should; nothing was told it.
    ///
    /// @param known the print it should have, or how that begins
    /// @param seen the print it has
    record OtherKey(String known, String seen) implements End {}

    /// The server said something; the first after each connection is [Event.Welcome].
    record Heard(Event event) implements LinkEvent {}

    /// A ping came back.
    record Measured(long roundTripNanos) implements LinkEvent {}

    /// The connection broke; it is tried again by itself.
    ///
    /// @param words why, for the person
    /// @param retryMillis until the next try
    record Lost(String words, long retryMillis) implements LinkEvent {}

    /// The server did not let us in.
    ///
    /// @param words why, for the person
    record Refused(Code code, String words) implements End {}

    /// Nobody could be reached at all.
    ///
    /// @param words what was tried and why it failed
    record Unreachable(String words) implements End {}

    /// There was a goodbye, ours or the server's.
    ///
    /// @param words why, for the person; may be empty
    record Closed(Departure reason, String words) implements End {}
}
