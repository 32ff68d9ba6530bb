package foyer.serverfiles;

/// Who uploads a file, as the limits count them. Immutable.
///
/// @param member the member's ID
/// @param address the range of their address
/// @param unlimited whether the limits of a member and of an address do not apply, as for a host
/// @param connection the connection with whose end uploads without bytes end; compared by identity
public record Uploader(String member, String address, boolean unlimited, Object connection) {}
