package foyer.ui.text;

import foyer.ui.Direction;
import foyer.ui.WordFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;

/// Lines that follow one another and run the same way: each in the direction of its own first
/// letter (rules P2 and P3 of Unicode Standard Annex 9), so that no line turns another, or what
/// stands around. Pure functions; any thread.
final class Stretches {
    /// Who changes direction more often wants to make windows slow; the rest goes on in one.
    static final int MAX = 50;

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private Stretches() {}

    /// The same runs, in one list for each stretch.
    static List<List<Run>> of(List<Run> runs) {
        if (!WordFlow.runsBothWays(text(runs))) {
            return List.of(runs);
        }
        var stretches = new ArrayList<List<Run>>();
        NodeOrientation way = null;
        for (List<Run> line : lines(runs)) {
            NodeOrientation its = Direction.of(text(line));
            if (way == its || stretches.size() == MAX) {
                goOn(stretches.getLast(), line);
            } else {
                stretches.add(line);
                way = its;
            }
        }
        return stretches;
    }

    private static void goOn(List<Run> stretch, List<Run> line) {
        Run.append(stretch, "\n", stretch.isEmpty() ? Run.Look.PLAIN : stretch.getLast().look());
        line.forEach(run -> Run.append(stretch, run.text(), run.look()));
    }

    private static List<List<Run>> lines(List<Run> runs) {
        var lines = new ArrayList<List<Run>>();
        lines.add(new ArrayList<>());
        for (Run run : runs) {
            int done = 0;
            Matcher end = LINE_END.matcher(run.text());
            while (end.find()) {
                Run.append(lines.getLast(), run.text().substring(done, end.start()), run.look());
                lines.add(new ArrayList<>());
                done = end.end();
            }
            Run.append(lines.getLast(), run.text().substring(done), run.look());
        }
        return lines;
    }

    private static String text(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
