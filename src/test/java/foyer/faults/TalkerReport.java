package foyer.faults;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What somebody can tell of what they said and saw in the room. Immutable.
///
/// @param log what they see, from the first entry to the last
/// @param acknowledged what they were told is stored
/// @param said how many messages they said
/// @param underWay how many of these they do not know to be stored
record TalkerReport(
        String name, List<LogEntry> log, List<Said> acknowledged, int said, int underWay) {
    private static final String LOG = "log ";
    private static final String TOLD = "told ";
    private static final String END = "end";

    TalkerReport {
        log = List.copyOf(log);
        acknowledged = List.copyOf(acknowledged);
    }

    /// Compares what all of them tell with the file.
    static void check(List<TalkerReport> talkerReports, List<LogEntry> stored) {
        var check = new HistoryCheck(stored);
        int said = 0;
        int underWay = 0;
        for (TalkerReport talkerReport : talkerReports) {
            check.seenBy(talkerReport.name, talkerReport.log, talkerReport.acknowledged);
            said += talkerReport.said;
            underWay += talkerReport.underWay;
        }
        check.assertHolds();
        if (stored.size() + underWay != said) {
            throw new AssertionError(
                    "%d were said, %d stored, %d are on their way"
                            .formatted(said, stored.size(), underWay));
        }
    }

    /// One line, one fact.
    void write(PrintStream out) {
        out.println("%d %d %s".formatted(said, underWay, name));
        log.forEach(entry -> out.println(LOG + Codec.encode((Event) entry)));
        acknowledged.forEach(entry -> out.println(TOLD + Codec.encode(entry)));
        out.println(END);
    }

    static TalkerReport read(Supplier<String> lines) {
        String[] head = lines.get().split(" ", 3);
        var log = new ArrayList<LogEntry>();
        var acknowledged = new ArrayList<Said>();
        for (String line = lines.get(); !line.equals(END); line = lines.get()) {
            if (line.startsWith(LOG)) {
                log.add((LogEntry) Codec.decodeEvent(line.substring(LOG.length())));
            } else if (line.startsWith(TOLD)) {
                acknowledged.add((Said) Codec.decodeEvent(line.substring(TOLD.length())));
            } else {
                throw new AssertionError("an account does not go on like " + line);
            }
        }
        return new TalkerReport(
                head[2], log, acknowledged, Integer.parseInt(head[0]), Integer.parseInt(head[1]));
    }
}
