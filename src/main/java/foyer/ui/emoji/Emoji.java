package foyer.ui.emoji;

import java.util.List;

/// An emoji. Immutable.
///
/// @param number index of its picture
/// @param text its characters
/// @param group name of its Unicode group; empty for skin tone variants
/// @param names shortcodes without colons, best known first; empty for skin tone variants
/// @param tones number of the first of its five skin tone variants, light to dark; -1 if it has
///   none
public record Emoji(int number, String text, String group, List<String> names, int tones) {
    public Emoji {
        names = List.copyOf(names);
    }

    /// The readable name.
    public String name() {
        return names.isEmpty() ? text : names.getFirst().replace('_', ' ');
    }
}
