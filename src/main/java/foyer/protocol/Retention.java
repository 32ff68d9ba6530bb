package foyer.protocol;

/// How long a room keeps messages.
public enum Retention {
    /// Until the room is closed.
    ALWAYS,
    /// For 24 hours.
    DAY,
    /// Only until the server ends; nothing is written to the host's disk.
    NOTHING
}
