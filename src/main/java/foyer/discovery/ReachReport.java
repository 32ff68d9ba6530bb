package foyer.discovery;

/// What another computer said about reaching a server here. Said by others, so a hint to the host
/// and nothing else rests on it. Immutable; any thread.
///
/// @param device who said so
/// @param reached whether the server answered them
/// @param atMillis when, in milliseconds since 1970
public record ReachReport(String device, boolean reached, long atMillis) {}
