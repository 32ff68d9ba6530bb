package foyer.tray;

import org.jspecify.annotations.Nullable;

/// A line of the tray's menu. Immutable; any thread.
///
/// @param deed what a click on it does; nothing for one that only says something
public record TrayMenuItem(String text, @Nullable Runnable deed) {}
