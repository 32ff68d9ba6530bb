package foyer.ui.text;

import foyer.ui.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// A block of a message: a paragraph, a list item or code. Immutable.
///
/// @param quotes number of enclosing quotes
/// @param indent number of enclosing lists
/// @param marker a bullet or number before the block; may be empty
/// @param isSpaced whether there is space above it
record TextBlock(
        boolean isCode,
        int quotes,
        int indent,
        String marker,
        boolean isSpaced,
        List<TextRun> runs) {
    TextBlock {
        runs = List.copyOf(runs);
    }

    /// Splits the block where the direction of its lines changes. Code is never split.
    List<TextBlock> splitByDirection() {
        List<List<TextRun>> stretches = isCode ? List.of(runs) : DirectionRuns.split(runs);
        if (stretches.size() == 1) {
            return List.of(this);
        }
        var blocks = new ArrayList<TextBlock>();
        for (List<TextRun> stretch : stretches) {
            boolean isFirst = blocks.isEmpty();
            blocks.add(
                    new TextBlock(
                            isCode,
                            quotes,
                            indent,
                            isFirst ? marker : "",
                            isFirst && isSpaced,
                            stretch));
        }
        return blocks;
    }

    /// The same block with marked mentions.
    TextBlock withMentions(MentionTargets mentionTargets) {
        return new TextBlock(
                isCode,
                quotes,
                indent,
                marker,
                isSpaced,
                TextRun.withMentions(runs, mentionTargets));
    }

    NodeOrientation direction() {
        return isCode ? NodeOrientation.LEFT_TO_RIGHT : TextDirection.of(text());
    }

    /// Whether the block is outside quotes, lists and code.
    boolean isPlainParagraph() {
        return !isCode && quotes == 0 && indent == 0;
    }

    String text() {
        return runs.stream().map(TextRun::text).collect(Collectors.joining());
    }
}
