package foyer.model;

import org.jspecify.annotations.Nullable;

/// Whether a direct conversation waits to be accepted.
public enum RequestState {
    /// Both may write; or it is a room.
    NONE,
    /// The other member has written first, and the user has not accepted.
    RECEIVED,
    /// The user has written first, and the other member has not accepted.
    SENT;

    /// @param waiting id of the member who waits to be accepted; null for none
    /// @param other id of the other member; null for a room
    static RequestState of(@Nullable String waiting, @Nullable String other) {
        return waiting == null ? NONE : waiting.equals(other) ? RECEIVED : SENT;
    }
}
