package foyer.clientstore;

/// A member whom the user ignores. Immutable.
///
/// @param id the member's id, which stays when the name changes
/// @param name the member's name when they were ignored
public record IgnoredMember(String id, String name) {}
