package foyer.protocol;

/// How full a server is. Immutable.
///
/// @param people how many persons are online
/// @param rooms how many rooms are open, without direct conversations
/// @param locked whether the server has a password
public record ServerOccupancy(int people, int rooms, boolean locked) {}
