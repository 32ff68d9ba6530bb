package foyer.protocol;

/// The kind of a refusal.
public enum ErrorCode {
    /// The frame is not one JSON object of the right shape.
    MALFORMED,
    /// The `type` is unknown to this server; the connection stays open.
    UNKNOWN_KIND,
    /// A field exceeds its limits.
    INVALID,
    /// A command before `hello`, or a second `hello`.
    OUT_OF_ORDER,
    /// Client and server have different protocol numbers.
    OTHER_PROTOCOL,
    /// Another member already has a name that looks like this one.
    NAME_TAKEN,
    /// There is no such room.
    NO_SUCH_ROOM,
    /// There is no such member online.
    NO_SUCH_MEMBER,
    /// The room has no such message.
    NO_SUCH_MESSAGE,
    /// The server has no such file for this member.
    NO_SUCH_FILE,
    /// Only members of the room may do this.
    NOT_A_MEMBER,
    /// The member lacks the role or ownership for this.
    NOT_ALLOWED,
    /// The member exceeded a rate limit; the command was dropped.
    TOO_FAST,
    /// A maximum number is reached.
    TOO_MANY,
    /// The number `n` was already used for another message.
    NUMBER_REUSED,
    /// The message with this number was sent before, and the room has removed it.
    NOT_KEPT,
    /// The server is overloaded; try again.
    BUSY,
    /// The message could not be stored, so nobody received it.
    NOT_STORED,
    /// The server or room has a password.
    PASSWORD_NEEDED,
    /// The password is wrong.
    PASSWORD_WRONG,
    /// Too many wrong passwords from one address; more are refused for a while.
    TOO_MANY_TRIES,
    /// The member or their address is banned.
    BANNED,
    /// The member is muted.
    MUTED,
    /// The server failed while executing the command, which may be done or not.
    FAULT
}
