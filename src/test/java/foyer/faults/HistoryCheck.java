package foyer.faults;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Compares the history of one room in the server's file with what every member saw, and lists the
/// contradictions. One thread.
final class HistoryCheck {
    private final List<LogEntry> stored;
    private final List<String> faults = new ArrayList<>();

    /// A member's number of a message.
    private record Number(String by, long n) {}

    /// @param stored the room's entries in the server's file
    HistoryCheck(List<LogEntry> stored) {
        this.stored = stored.stream().sorted(Comparator.comparingLong(LogEntry::seq)).toList();
        for (int i = 0; i < this.stored.size(); i++) {
            if (this.stored.get(i).seq() != i + 1) {
                faults.add("the file's entry %d has seq %d".formatted(i + 1, seq(i)));
                break;
            }
        }
        onlyOnce("the file", this.stored);
    }

    private long seq(int index) {
        return stored.get(index).seq();
    }

    /// Compares the complete log of one member, and the messages acknowledged to them.
    ///
    /// @param acknowledged the member's messages, as the server sent them back
    HistoryCheck seenBy(String member, List<LogEntry> log, List<Said> acknowledged) {
        onlyOnce(member + "'s log", log);
        var inFile = new HashSet<>(stored);
        var seen = new HashSet<>(log);
        for (Said said : acknowledged) {
            if (!inFile.contains(said)) {
                faults.add(
                        "%s got an acknowledgement of %s, but it is not stored"
                                .formatted(member, said));
            }
        }
        for (LogEntry entry : log) {
            if (!inFile.contains(entry)) {
                faults.add("%s sees %s, which is not stored".formatted(member, entry));
            }
        }
        for (LogEntry entry : stored) {
            if (!seen.contains(entry)) {
                faults.add("%s does not see %s".formatted(member, entry));
            }
        }
        if (inFile.equals(seen) && log.size() == stored.size() && !log.equals(stored)) {
            faults.add(member + " sees the entries in another order");
        }
        return this;
    }

    private void onlyOnce(String where, List<LogEntry> entries) {
        Map<Number, LogEntry> numbered = new HashMap<>();
        for (LogEntry entry : entries) {
            long n = entry.n();
            LogEntry first = n == 0 ? null : numbered.put(new Number(entry.by(), n), entry);
            if (first != null) {
                faults.add("%s has %s and %s".formatted(where, first, entry));
            }
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void assertHolds() {
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    faults.size()
                            + " faults, the first of them:\n"
                            + String.join("\n", faults.stream().limit(10).toList()));
        }
    }
}
