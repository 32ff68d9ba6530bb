package foyer.hub;

/// How full a server is, and whether anybody may come in. Immutable; any thread.
///
/// @param people how many are here
/// @param rooms how many rooms there are, direct conversations not counted
/// @param locked whether a password is asked of whoever comes
public record ServerOccupancy(int people, int rooms, boolean locked) {}
