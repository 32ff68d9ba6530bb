package foyer.model;

import org.jspecify.annotations.Nullable;

/// The user's mute. Immutable; any thread.
///
/// @param by the moderator's name
/// @param reason one line, may be empty
/// @param untilMillis the end by the server's clock; null until it is lifted
public record MuteStatus(String by, String reason, @Nullable Long untilMillis) {}
