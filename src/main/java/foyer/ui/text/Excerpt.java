package foyer.ui.text;

import java.util.List;
import java.util.stream.Collectors;

/// Parts of a message as plain text. A place in it counts the letters of its passages, and one for
/// the end of each. Pure functions; any thread.
final class Excerpt {
    private Excerpt() {}

    /// All its letters.
    static String whole(List<TextBlock> blocks) {
        return blocks.stream().map(TextBlock::text).collect(Collectors.joining("\n"));
    }

    /// What stands between two places; a passage from its beginning with what stands before it.
    static String of(List<TextBlock> blocks, int from, int to) {
        var excerpt = new StringBuilder();
        int start = 0;
        for (TextBlock block : blocks) {
            String text = block.text();
            int first = Math.max(from - start, 0);
            int last = Math.min(to - start, text.length());
            if (first <= last && to > start) {
                if (!excerpt.isEmpty()) {
                    excerpt.append('\n');
                }
                excerpt.append(first == 0 ? lead(block) : "").append(text, first, last);
            }
            start += text.length() + 1;
        }
        return excerpt.toString();
    }

    private static String lead(TextBlock block) {
        return "> ".repeat(block.quotes())
                + "  ".repeat(Math.max(0, block.indent() - 1))
                + (block.marker().isEmpty() ? "" : block.marker() + " ");
    }
}
