package foyer.ui.text;

import foyer.ui.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// A block of a message: lines of text, a quotation or code. Immutable.
///
/// @param quotes number of enclosing quotations
record TextBlock(boolean isCode, int quotes, List<TextRun> runs) {
    TextBlock {
        runs = List.copyOf(runs);
    }

    /// Splits the block where the direction of its lines changes. Code is never split.
    List<TextBlock> splitByDirection() {
        List<List<TextRun>> stretches = isCode ? List.of(runs) : DirectionRuns.split(runs);
        if (stretches.size() == 1) {
            return List.of(this);
        }
        return stretches.stream().map(stretch -> new TextBlock(isCode, quotes, stretch)).toList();
    }

    /// The same block with marked mentions.
    TextBlock withMentions(MentionTargets mentionTargets) {
        return new TextBlock(isCode, quotes, TextRun.withMentions(runs, mentionTargets));
    }

    NodeOrientation direction() {
        return isCode ? NodeOrientation.LEFT_TO_RIGHT : TextDirection.of(text());
    }

    /// Whether the block is outside quotations and code.
    boolean isPlainParagraph() {
        return !isCode && quotes == 0;
    }

    String text() {
        return runs.stream().map(TextRun::text).collect(Collectors.joining());
    }

    /// The first lines of the block, at least one.
    TextBlock firstLines(int count) {
        var first = new ArrayList<TextRun>();
        int lines = count;
        for (TextRun run : runs) {
            int end = 0;
            while (lines > 0 && end >= 0) {
                end = run.text().indexOf('\n', end);
                if (end >= 0 && --lines > 0) {
                    end++;
                }
            }
            TextRun.append(first, end < 0 ? run.text() : run.text().substring(0, end), run.style());
            if (lines == 0) {
                break;
            }
        }
        return new TextBlock(isCode, quotes, first);
    }

    int lines() {
        return (int) text().chars().filter(c -> c == '\n').count() + 1;
    }
}
