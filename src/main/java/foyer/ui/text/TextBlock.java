package foyer.ui.text;

import foyer.ui.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// Part of a message that stands by itself: a paragraph, a point of a list, some code. Immutable;
/// any thread.
///
/// @param isCode whether it is a block of code
/// @param quotes how many times it is quoted
/// @param indent in how many lists it stands
/// @param marker what stands before it: a bullet or a number, or nothing
/// @param apart whether there is room above it
record TextBlock(
        boolean isCode, int quotes, int indent, String marker, boolean apart, List<TextRun> runs) {
    TextBlock {
        runs = List.copyOf(runs);
    }

    /// The same words, cut where lines begin to run the other way; code is never cut.
    List<TextBlock> stretches() {
        List<List<TextRun>> stretches = isCode ? List.of(runs) : DirectionRuns.of(runs);
        if (stretches.size() == 1) {
            return List.of(this);
        }
        var blocks = new ArrayList<TextBlock>();
        for (List<TextRun> stretch : stretches) {
            boolean first = blocks.isEmpty();
            blocks.add(
                    new TextBlock(
                            isCode, quotes, indent, first ? marker : "", first && apart, stretch));
        }
        return blocks;
    }

    /// The same words, where those who are meant stand out.
    TextBlock meaning(MentionTargets mentionTargets) {
        return new TextBlock(
                isCode, quotes, indent, marker, apart, TextRun.meaning(runs, mentionTargets));
    }

    /// Which way it runs.
    NodeOrientation way() {
        return isCode ? NodeOrientation.LEFT_TO_RIGHT : TextDirection.of(text());
    }

    /// Whether it is nothing but words.
    boolean isPlainParagraph() {
        return !isCode && quotes == 0 && indent == 0;
    }

    String text() {
        return runs.stream().map(TextRun::text).collect(Collectors.joining());
    }
}
