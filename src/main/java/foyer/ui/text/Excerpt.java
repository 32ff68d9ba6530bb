package foyer.ui.text;

import foyer.markup.MarkupReader;
import java.util.List;
import java.util.stream.Collectors;

/// Plain text of parts of a message. An offset counts the characters of the blocks and one line
/// break after each. Pure functions; any thread.
final class Excerpt {
    private Excerpt() {}

    /// The whole text.
    static String whole(List<TextBlock> blocks) {
        return blocks.stream().map(TextBlock::text).collect(Collectors.joining("\n"));
    }

    /// The text between two offsets. A quotation included from its start keeps its signs.
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
                String part = text.substring(first, last);
                excerpt.append(first == 0 ? MarkupReader.quoted(part, block.quotes()) : part);
            }
            start += text.length() + 1;
        }
        return excerpt.toString();
    }
}
