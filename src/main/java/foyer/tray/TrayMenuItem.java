package foyer.tray;

import org.jspecify.annotations.Nullable;

/// An item of the tray menu. Immutable.
///
/// @param action called on a click; null for a label
public record TrayMenuItem(String text, @Nullable Runnable action) {}
