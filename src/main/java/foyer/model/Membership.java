package foyer.model;

/// Whether the user is in a room.
public enum Membership {
    /// Not a member; the room is only listed.
    OUTSIDE,
    INSIDE,
    /// Was inside when the connection was lost, and rejoins after the reconnect.
    RETURNING,
    /// Was inside when the room was closed; its log can still be read.
    CLOSED
}
