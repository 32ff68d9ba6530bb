package foyer.commands;

import foyer.model.ComposeMode;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A text from the composer: a message, or else a slash command, which is never sent as a message.
/// Immutable; any thread.
///
/// @param message what to send; null for a command
/// @param word what follows the slash, perhaps no known command
/// @param arguments what follows the word
/// @param isWide whether the slash was a fullwidth one
record TypedLine(@Nullable String message, String word, String arguments, boolean isWide) {
    /// Spaces and invisible characters before a slash do not make a message of a command.
    private static final Pattern INVISIBLE_START = Pattern.compile("^[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    static TypedLine parse(String line) {
        String text = INVISIBLE_START.matcher(line).replaceFirst("").strip();
        if (text.startsWith("／")) {
            String[] parts = SPACES.split(text.substring(1), 2);
            String word = Normalizer.normalize(parts[0], Normalizer.Form.NFKC);
            return SlashCommand.named(word) == null
                    ? message(line)
                    : new TypedLine(null, word, "", true);
        }
        if (!text.startsWith("/")) {
            return message(line);
        }
        if (ComposeMode.isPath(text) && SlashCommand.named(firstSegment(text)) == null) {
            return message(line);
        }
        if (text.startsWith("//")) {
            return message(text.substring(1));
        }
        String[] parts = SPACES.split(text.substring(1), 2);
        return new TypedLine(null, parts[0], parts.length > 1 ? parts[1] : "", false);
    }

    private static TypedLine message(String text) {
        return new TypedLine(text, "", "", false);
    }

    private static String firstSegment(String path) {
        String relative = path.replaceFirst("^/+", "");
        return relative.substring(0, relative.indexOf('/'));
    }
}
