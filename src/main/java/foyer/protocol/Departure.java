package foyer.protocol;

/// Why a member has left a room or, in `goodbye`, the server.
public enum Departure {
    /// The member left.
    LEFT,
    /// The connection broke or fell silent.
    LOST,
    /// A host or moderator removed the member.
    REMOVED,
    /// A host or moderator removed the member for a while or for good.
    BANNED,
    /// The host closed the server.
    HOST_CLOSED,
    /// The same member connected again; the newest connection wins.
    REPLACED,
    /// The member's connection was too slow.
    TOO_SLOW
}
