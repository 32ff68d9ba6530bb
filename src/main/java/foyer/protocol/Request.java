package foyer.protocol;

/// A command with its request id, which answers repeat as `re`; 0 for none. Immutable.
public record Request(long id, Command command) {}
