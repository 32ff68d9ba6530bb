package foyer.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds and completes `@name` mentions in messages. Pure functions; any thread.
public final class Mentions {
    /// Mentions all members of the room.
    public static final String ROOM = "room";

    private Mentions() {}

    /// A mention in a text.
    ///
    /// @param start index of the `@`
    /// @param end index after the name
    /// @param name the member's name, or [#ROOM]
    public record Mention(int start, int end, String name) {
        /// Whether it mentions the member of that name.
        public boolean means(String member) {
            return name.equals(ROOM) || name.equalsIgnoreCase(member);
        }
    }

    /// A mention that is being typed.
    ///
    /// @param start index of the `@`
    /// @param names the possible names, the likeliest first
    public record Begun(int start, List<String> names) {}

    /// The mentions in a text, in its order. The longest matching name counts.
    ///
    /// @param names the names of the room's members
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

    /// Whether a text mentions a member.
    ///
    /// @param names the names of the room's members
    public static boolean mentions(String text, String member, Collection<String> names) {
        return in(text, names).stream().anyMatch(mention -> mention.means(member));
    }

    /// The mention being typed before the caret; null if none.
    ///
    /// @param caret index in the text
    /// @param names the names to choose from
    public static @Nullable Begun completionAt(String text, int caret, Collection<String> names) {
        int start = text.lastIndexOf('@', caret - 1);
        if (start < 0 || !startsWord(text, start)) {
            return null;
        }
        String typed = text.substring(start + 1, caret);
        List<String> matching =
                Stream.concat(names.stream().sorted(String.CASE_INSENSITIVE_ORDER), Stream.of(ROOM))
                        .filter(name -> name.regionMatches(true, 0, typed, 0, typed.length()))
                        .toList();
        boolean isComplete =
                typed.endsWith(" ")
                        && names.stream().anyMatch(name -> name.equalsIgnoreCase(typed.strip()));
        return matching.isEmpty() || isComplete ? null : new Begun(start, matching);
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
