package foyer.model;

import org.jspecify.annotations.Nullable;

/// That this person may say nothing for now. Immutable; any thread.
///
/// @param by who muted them
/// @param reason one line, may be empty
/// @param untilMillis when it is over, by the server's clock; nothing until it is lifted
public record MuteStatus(String by, String reason, @Nullable Long untilMillis) {}
