package foyer.model;

import java.util.List;

/// An emoji on a message. Immutable; any thread.
///
/// @param names the members' names at that time, the first first
/// @param mine whether the user is among them
public record Reaction(String emoji, List<String> names, boolean mine) {
    public Reaction {
        names = List.copyOf(names);
    }
}
