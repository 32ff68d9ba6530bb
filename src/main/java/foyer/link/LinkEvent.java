package foyer.link;

import foyer.protocol.Code;
import foyer.protocol.Departure;
import foyer.protocol.Event;

/// What a [Link] tells its owner, in order. Values; any thread.
public sealed interface LinkEvent {

    /// A connection is being tried.
    record Connecting(ServerAddress address) implements LinkEvent {}

    /// The server said something; the first after each connection is [Event.Welcome].
    record Heard(Event event) implements LinkEvent {}

    /// A ping came back.
    record Measured(long roundTripNanos) implements LinkEvent {}

    /// The connection broke; it is tried again by itself.
    ///
    /// @param words why, for the person
    /// @param retryMillis until the next try
    record Lost(String words, long retryMillis) implements LinkEvent {}

    /// The server did not let us in; the link is over.
    record Refused(Code code, String words) implements LinkEvent {}

    /// Nobody could be reached at all; the link is over.
    ///
    /// @param words what was tried and why it failed
    record Unreachable(String words) implements LinkEvent {}

    /// There was a goodbye, ours or the server's; the link is over.
    record Closed(Departure reason, String words) implements LinkEvent {}
}
