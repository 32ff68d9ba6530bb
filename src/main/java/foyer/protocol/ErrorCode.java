package foyer.protocol;

/// What kind of refusal it is, for programs; the words beside it are for people.
public enum ErrorCode {
    /// The frame is not one JSON object of the right shape.
    MALFORMED,
    /// The `type` is not one this server knows; the connection lives on.
    UNKNOWN_KIND,
    /// A field breaks its limits.
    INVALID,
    /// A command before `hello`, or a second `hello`.
    OUT_OF_ORDER,
    /// The two sides speak different protocol numbers.
    OTHER_PROTOCOL,
    /// Another member already has a name that looks like this one.
    NAME_TAKEN,
    /// There is no such room.
    NO_SUCH_ROOM,
    /// There is no such member here now.
    NO_SUCH_MEMBER,
    /// There is no such message in the room, or not any more.
    NO_SUCH_MESSAGE,
    /// The server has no such file, or not any more, or not for this member.
    NO_SUCH_FILE,
    /// Only members of the room may do this.
    NOT_A_MEMBER,
    /// This needs another role, or ownership.
    NOT_ALLOWED,
    /// More than the allowed rate; what was sent was not taken.
    TOO_FAST,
    /// The server or the member has as many of these as it may.
    TOO_MANY,
    /// The number `n` was already used for other words.
    NUMBER_REUSED,
    /// What has this number was said before, and the room does not keep it any more.
    NOT_KEPT,
    /// The server has more to do than it can take; try again.
    BUSY,
    /// The message could not be stored, so it was given to nobody.
    NOT_STORED,
    /// The server, or the room, asks for a password.
    PASSWORD_NEEDED,
    /// That was not the password.
    PASSWORD_WRONG,
    /// Too many wrong passwords from one address; no more is looked at for a while.
    TOO_MANY_TRIES,
    /// A host or moderator does not let this member, or anybody from their address, in.
    BANNED,
    /// A host or moderator lets this member say nothing for now.
    MUTED,
    /// Something broke in the server while it did this; it may be done or not.
    FAULT
}
