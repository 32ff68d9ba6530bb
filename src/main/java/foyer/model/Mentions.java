package foyer.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is meant by an `@` in what somebody says. Pure functions; any thread.
public final class Mentions {
    /// What stands for everybody in the room.
    public static final String ROOM = "room";

    private Mentions() {}

    /// Somebody, or everybody, is meant.
    ///
    /// @param start where the `@` is in the text
    /// @param end behind the name's last character
    /// @param name as they are called; [#ROOM] for everybody
    public record Mention(int start, int end, String name) {
        /// Whether this is about somebody of that name.
        public boolean means(String who) {
            return name.equals(ROOM) || name.equalsIgnoreCase(who);
        }
    }

    /// A name that is being typed.
    ///
    /// @param start where its `@` is
    /// @param names whom it may become, the likeliest first
    public record Begun(int start, List<String> names) {}

    /// Who is mentioned in a text, in its order. Where one name begins like another, the longer one
    /// is meant.
    ///
    /// @param names of those who are in the room
    public static List<Mention> in(String text, Collection<String> names) {
        int at = text.indexOf('@');
        if (at < 0) {
            return List.of();
        }
        List<String> longestFirst =
                Stream.concat(names.stream(), Stream.of(ROOM))
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
        var mentions = new ArrayList<Mention>();
        while (at >= 0) {
            Mention mention = startsWord(text, at) ? at(text, at, longestFirst) : null;
            if (mention != null) {
                mentions.add(mention);
            }
            at = text.indexOf('@', mention == null ? at + 1 : mention.end());
        }
        return mentions;
    }

    /// Whether a text is about somebody.
    public static boolean mentions(String text, String who, Collection<String> names) {
        return in(text, names).stream().anyMatch(mention -> mention.means(who));
    }

    /// The name that ends where somebody types; null if none does.
    ///
    /// @param caret how many characters are before it
    /// @param names of those who may be meant
    public static @Nullable Begun completionAt(String text, int caret, Collection<String> names) {
        int start = text.lastIndexOf('@', caret - 1);
        if (start < 0 || !startsWord(text, start)) {
            return null;
        }
        String typed = text.substring(start + 1, caret);
        List<String> may =
                Stream.concat(names.stream().sorted(String.CASE_INSENSITIVE_ORDER), Stream.of(ROOM))
                        .filter(name -> name.regionMatches(true, 0, typed, 0, typed.length()))
                        .toList();
        boolean done =
                typed.endsWith(" ")
                        && names.stream().anyMatch(name -> name.equalsIgnoreCase(typed.strip()));
        return may.isEmpty() || done ? null : new Begun(start, may);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at));
    }

    private static @Nullable Mention at(String text, int at, List<String> longestFirst) {
        for (String name : longestFirst) {
            int end = at + 1 + name.length();
            boolean ends =
                    end >= text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
            if (ends && text.regionMatches(true, at + 1, name, 0, name.length())) {
                return new Mention(at, end, name);
            }
        }
        return null;
    }
}
