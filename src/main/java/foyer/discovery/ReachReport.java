package foyer.discovery;

/// What another computer reports about reaching a server on this one. Anyone can forge it: it is
/// only a hint to the host. Immutable.
///
/// @param device the address that the report came from
/// @param reached whether the server answered
/// @param atMillis milliseconds since 1970
public record ReachReport(String device, boolean reached, long atMillis) {}
