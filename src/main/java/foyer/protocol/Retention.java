package foyer.protocol;

/// How long a room keeps what is said in it.
public enum Retention {
    /// Until the room is closed.
    ALWAYS,
    /// For 24 hours.
    DAY,
    /// Not at all: nothing is written to the host's disk, and it is gone when the server ends.
    NOTHING
}
