package foyer.protocol;

/// The presence of an online member.
public enum Presence {
    HERE,
    /// Their computer was idle for a while.
    IDLE,
    /// They set it.
    AWAY
}
