package foyer.protocol;

/// Why a member is no longer in a room, as told to those who stay and, in `goodbye`, to the one who
/// goes.
public enum Departure {
    /// The member left of their own will.
    LEFT,
    /// The connection broke or fell silent.
    LOST,
    /// A host or moderator removed the member.
    REMOVED,
    /// A host or moderator removed the member for a while or for good.
    BANNED,
    /// The host closed the server.
    HOST_CLOSED,
    /// The same member key connected again from elsewhere; the newest connection wins.
    REPLACED,
    /// The member's connection did not keep up with what it was sent.
    TOO_SLOW
}
