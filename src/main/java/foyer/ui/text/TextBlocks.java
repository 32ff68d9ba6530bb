package foyer.ui.text;

import foyer.markup.MarkupBlock;
import foyer.markup.MarkupReader;
import foyer.markup.MarkupSpan;
import java.util.ArrayList;
import java.util.List;

/// The blocks of a message as the window draws them: its markup, split where the direction of the
/// lines changes. Pure functions; any thread.
final class TextBlocks {
    private TextBlocks() {}

    /// Returns at least one block, for any text.
    static List<TextBlock> read(String text) {
        var blocks = new ArrayList<TextBlock>();
        for (MarkupBlock block : MarkupReader.read(text)) {
            var runs = new ArrayList<TextRun>();
            for (MarkupSpan span : block.spans()) {
                TextRun.append(runs, span.text(), TextRun.Style.of(span));
            }
            blocks.addAll(new TextBlock(block.isCode(), block.quotes(), runs).splitByDirection());
        }
        return blocks;
    }

    static int lines(List<TextBlock> blocks) {
        return blocks.stream().mapToInt(TextBlock::lines).sum();
    }

    /// The blocks up to a number of lines.
    static List<TextBlock> firstLines(List<TextBlock> blocks, int count) {
        var first = new ArrayList<TextBlock>();
        int left = count;
        for (TextBlock block : blocks) {
            if (left <= 0) {
                break;
            }
            int lines = block.lines();
            first.add(lines <= left ? block : block.firstLines(left));
            left -= lines;
        }
        return first;
    }
}
