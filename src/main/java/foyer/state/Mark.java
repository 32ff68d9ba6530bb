package foyer.state;

import java.util.List;

/// An emoji on a message, and who put it there. Immutable.
///
/// @param names what they were called then, the first first
/// @param mine whether this person is among them
public record Mark(String emoji, List<String> names, boolean mine) {
    public Mark {
        names = List.copyOf(names);
    }
}
