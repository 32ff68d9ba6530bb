package foyer.ui.emoji;

import java.util.List;

/// One emoji. Immutable; any thread.
///
/// @param number which picture it is
/// @param text how it is written
/// @param group what it is about, in the words of Unicode; empty if it is one of another's skin
///   tones
/// @param names its shortcodes without the colons, the best known first; none if it is one of
///   another's skin tones
/// @param tones the number of the first of its five skin tones, light to dark; -1 if it has none
public record Emoji(int number, String text, String group, List<String> names, int tones) {
    public Emoji {
        names = List.copyOf(names);
    }

    /// What to call it.
    public String name() {
        return names.isEmpty() ? text : names.getFirst().replace('_', ' ');
    }
}
