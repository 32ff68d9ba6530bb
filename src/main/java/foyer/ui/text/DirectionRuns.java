package foyer.ui.text;

import foyer.ui.BidiTextFlow;
import foyer.ui.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// Splits text where the direction of its lines changes. Each line gets the direction of its first
/// letter (rules P2 and P3 of Unicode Standard Annex 9), so that no line reverses another. Pure
/// functions; any thread.
final class DirectionRuns {
    /// The text after so many changes of direction stays in one piece, because each piece costs
    /// layout time.
    static final int MAX_STRETCHES = 50;

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private DirectionRuns() {}

    /// The same runs in one list for each direction.
    static List<List<TextRun>> split(List<TextRun> runs) {
        if (!BidiTextFlow.hasRightToLeft(text(runs))) {
            return List.of(runs);
        }
        var stretches = new ArrayList<List<TextRun>>();
        NodeOrientation direction = null;
        for (List<TextRun> line : lines(runs)) {
            NodeOrientation lineDirection = TextDirection.of(text(line));
            if (direction == lineDirection || stretches.size() == MAX_STRETCHES) {
                appendLine(stretches.getLast(), line);
            } else {
                stretches.add(line);
                direction = lineDirection;
            }
        }
        return stretches;
    }

    private static void appendLine(List<TextRun> stretch, List<TextRun> line) {
        TextRun.append(
                stretch, "\n", stretch.isEmpty() ? TextRun.Style.PLAIN : stretch.getLast().style());
        line.forEach(run -> TextRun.append(stretch, run.text(), run.style()));
    }

    private static List<List<TextRun>> lines(List<TextRun> runs) {
        var lines = new ArrayList<List<TextRun>>();
        lines.add(new ArrayList<>());
        for (TextRun run : runs) {
            int start = 0;
            Matcher lineEnd = LINE_END.matcher(run.text());
            while (lineEnd.find()) {
                TextRun.append(
                        lines.getLast(), run.text().substring(start, lineEnd.start()), run.style());
                lines.add(new ArrayList<>());
                start = lineEnd.end();
            }
            TextRun.append(lines.getLast(), run.text().substring(start), run.style());
        }
        return lines;
    }

    private static String text(List<TextRun> runs) {
        return runs.stream().map(TextRun::text).collect(Collectors.joining());
    }
}
