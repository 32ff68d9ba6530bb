package foyer.ui.log;

import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How a row hangs together with the one above it. Pure functions; any thread.
final class Grouping {
    private static final long TOGETHER = Duration.ofMinutes(5).toMillis();

    private Grouping() {}

    static LocalDate day(LogRow row, ZoneId zone) {
        return Instant.ofEpochMilli(row.at()).atZone(zone).toLocalDate();
    }

    /// Whether a row is the first of its day.
    static boolean startsDay(LogRow row, @Nullable LogRow above, ZoneId zone) {
        return above == null || !day(row, zone).equals(day(above, zone));
    }

    /// Whether a row goes on under the author and time of the one above.
    static boolean continues(LogRow row, @Nullable LogRow above, ZoneId zone) {
        if (above == null || !isSaid(row) || !isSaid(above) || startsDay(row, above, zone)) {
            return false;
        }
        return Math.abs(row.at() - above.at()) < TOGETHER && sameAuthor(row, above);
    }

    private static boolean isSaid(LogRow row) {
        return row instanceof Outgoing
                || (row instanceof Entry entry && entry.logEntry() instanceof Said);
    }

    private static boolean sameAuthor(LogRow row, LogRow above) {
        if (row instanceof Entry(LogEntry one, _, _)
                && above instanceof Entry(LogEntry other, _, _)) {
            return one.by().equals(other.by()) && one.name().equals(other.name());
        }
        return isMine(row) && isMine(above);
    }

    private static boolean isMine(LogRow row) {
        return row instanceof Outgoing || (row instanceof Entry entry && entry.mine());
    }
}
