package foyer.model;

import java.util.List;

/// An emoji on a message, and who put it there. Immutable.
///
/// @param names what they were called then, the first first
/// @param mine whether this person is among them
public record Reaction(String emoji, List<String> names, boolean mine) {
    public Reaction {
        names = List.copyOf(names);
    }
}
