package foyer.protocol;

/// A command as it travels: with the number its sender gave it, which comes back as `re` in what
/// answers it. 0 where the sender wants no reference.
public record Request(long id, Command command) {}
