package foyer.faults;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What one talker sent and saw in the room. Immutable.
///
/// @param log the complete log of the room
/// @param acknowledged messages acknowledged by the server
/// @param sent number of messages sent
/// @param outgoing number of messages not acknowledged
record TalkerReport(
        String name, List<LogEntry> log, List<Said> acknowledged, int sent, int outgoing) {
    private static final String LOG = "log ";
    private static final String TOLD = "told ";
    private static final String END = "end";

    TalkerReport {
        log = List.copyOf(log);
        acknowledged = List.copyOf(acknowledged);
    }

    /// Compares all reports with the file.
    static void check(List<TalkerReport> talkerReports, List<LogEntry> stored) {
        var check = new HistoryCheck(stored);
        int sent = 0;
        int outgoing = 0;
        for (TalkerReport talkerReport : talkerReports) {
            check.seenBy(talkerReport.name, talkerReport.log, talkerReport.acknowledged);
            sent += talkerReport.sent;
            outgoing += talkerReport.outgoing;
        }
        check.assertHolds();
        if (stored.size() + outgoing != sent) {
            throw new AssertionError(
                    "%d messages sent, %d stored, %d not acknowledged"
                            .formatted(sent, stored.size(), outgoing));
        }
    }

    /// Writes the report for [#read], one fact a line.
    void write(PrintStream out) {
        out.println("%d %d %s".formatted(sent, outgoing, name));
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
                throw new AssertionError("invalid line in a report: " + line);
            }
        }
        return new TalkerReport(
                head[2], log, acknowledged, Integer.parseInt(head[0]), Integer.parseInt(head[1]));
    }
}
