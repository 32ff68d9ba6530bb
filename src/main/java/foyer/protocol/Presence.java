package foyer.protocol;

/// Whether somebody who is connected is at hand.
public enum Presence {
    HERE,
    /// Their computer was not touched for a while.
    IDLE,
    /// They said so.
    AWAY
}
