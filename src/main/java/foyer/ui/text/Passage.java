package foyer.ui.text;

import foyer.ui.Direction;
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
record Passage(
        boolean isCode, int quotes, int indent, String marker, boolean apart, List<Run> runs) {
    Passage {
        runs = List.copyOf(runs);
    }

    /// The same words, cut where lines begin to run the other way; code is never cut.
    List<Passage> stretches() {
        List<List<Run>> stretches = isCode ? List.of(runs) : Stretches.of(runs);
        if (stretches.size() == 1) {
            return List.of(this);
        }
        var passages = new ArrayList<Passage>();
        for (List<Run> stretch : stretches) {
            boolean first = passages.isEmpty();
            passages.add(
                    new Passage(
                            isCode, quotes, indent, first ? marker : "", first && apart, stretch));
        }
        return passages;
    }

    /// The same words, where those who are meant stand out.
    Passage meaning(Meant meant) {
        return new Passage(isCode, quotes, indent, marker, apart, Run.meaning(runs, meant));
    }

    /// Which way it runs.
    NodeOrientation way() {
        return isCode ? NodeOrientation.LEFT_TO_RIGHT : Direction.of(text());
    }

    /// Whether it is nothing but words.
    boolean isPlainParagraph() {
        return !isCode && quotes == 0 && indent == 0;
    }

    String text() {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
