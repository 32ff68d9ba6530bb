package foyer.ui.text;

import java.util.List;
import java.util.stream.Collectors;

/// Parts of a message as plain text. A place in it counts the letters of its passages, and one for
/// the end of each. Pure functions; any thread.
final class Excerpt {
    private Excerpt() {}

    /// All its letters.
    static String whole(List<Passage> passages) {
        return passages.stream().map(Passage::text).collect(Collectors.joining("\n"));
    }

    /// What stands between two places; a passage from its beginning with what stands before it.
    static String of(List<Passage> passages, int from, int to) {
        var excerpt = new StringBuilder();
        int start = 0;
        for (Passage passage : passages) {
            String text = passage.text();
            int first = Math.max(from - start, 0);
            int last = Math.min(to - start, text.length());
            if (first <= last && to > start) {
                if (!excerpt.isEmpty()) {
                    excerpt.append('\n');
                }
                excerpt.append(first == 0 ? lead(passage) : "").append(text, first, last);
            }
            start += text.length() + 1;
        }
        return excerpt.toString();
    }

    private static String lead(Passage passage) {
        return "> ".repeat(passage.quotes())
                + "  ".repeat(Math.max(0, passage.indent() - 1))
                + (passage.marker().isEmpty() ? "" : passage.marker() + " ");
    }
}
