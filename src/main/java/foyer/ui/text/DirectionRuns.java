package foyer.ui.text;

import foyer.ui.BidiTextFlow;
import foyer.ui.TextDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// Lines that follow one another and run the same way: each in the direction of its own first
/// letter (rules P2 and P3 of Unicode Standard Annex 9), so that no line turns another, or what
/// stands around. Pure functions; any thread.
final class DirectionRuns {
    /// Who changes direction more often wants to make windows slow; the rest goes on in one.
    static final int MAX = 50;

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private DirectionRuns() {}

    /// The same runs, in one list for each stretch.
    static List<List<TextRun>> of(List<TextRun> runs) {
        if (!BidiTextFlow.runsBothWays(text(runs))) {
            return List.of(runs);
        }
        var stretches = new ArrayList<List<TextRun>>();
        NodeOrientation way = null;
        for (List<TextRun> line : lines(runs)) {
            NodeOrientation its = TextDirection.of(text(line));
            if (way == its || stretches.size() == MAX) {
                goOn(stretches.getLast(), line);
            } else {
                stretches.add(line);
                way = its;
            }
        }
        return stretches;
    }

    private static void goOn(List<TextRun> stretch, List<TextRun> line) {
        TextRun.append(
                stretch, "\n", stretch.isEmpty() ? TextRun.Style.PLAIN : stretch.getLast().style());
        line.forEach(run -> TextRun.append(stretch, run.text(), run.style()));
    }

    private static List<List<TextRun>> lines(List<TextRun> runs) {
        var lines = new ArrayList<List<TextRun>>();
        lines.add(new ArrayList<>());
        for (TextRun run : runs) {
            int done = 0;
            Matcher end = LINE_END.matcher(run.text());
            while (end.find()) {
                TextRun.append(
                        lines.getLast(), run.text().substring(done, end.start()), run.style());
                lines.add(new ArrayList<>());
                done = end.end();
            }
            TextRun.append(lines.getLast(), run.text().substring(done), run.style());
        }
        return lines;
    }

    private static String text(List<TextRun> runs) {
        return runs.stream().map(TextRun::text).collect(Collectors.joining());
    }
}
