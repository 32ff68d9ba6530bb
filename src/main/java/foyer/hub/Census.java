package foyer.hub;

/// How full a server is. Immutable; any thread.
///
/// @param people how many are here
/// @param rooms how many rooms there are, direct conversations not counted
public record Census(int people, int rooms) {}
