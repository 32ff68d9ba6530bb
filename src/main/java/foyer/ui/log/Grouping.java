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

/// Decides which rows follow the one above without repeating its author and time. Pure functions;
/// any thread.
final class Grouping {
    private static final long MAX_GAP_MILLIS = Duration.ofMinutes(5).toMillis();

    private Grouping() {}

    static LocalDate dayOf(LogRow row, ZoneId zone) {
        return Instant.ofEpochMilli(row.at()).atZone(zone).toLocalDate();
    }

    static boolean startsDay(LogRow row, @Nullable LogRow above, ZoneId zone) {
        return above == null || !dayOf(row, zone).equals(dayOf(above, zone));
    }

    /// Whether a row belongs to the same author and nearly the same time as the one above.
    static boolean continuesGroup(LogRow row, @Nullable LogRow above, ZoneId zone) {
        if (above == null || !isMessage(row) || !isMessage(above) || startsDay(row, above, zone)) {
            return false;
        }
        return Math.abs(row.at() - above.at()) < MAX_GAP_MILLIS && sameAuthor(row, above);
    }

    private static boolean isMessage(LogRow row) {
        return row instanceof Outgoing
                || (row instanceof Entry entry
                        && entry.logEntry() instanceof Said
                        && !entry.folded());
    }

    private static boolean sameAuthor(LogRow row, LogRow above) {
        if (row instanceof Entry(LogEntry entry, _, _, _)
                && above instanceof Entry(LogEntry entryAbove, _, _, _)) {
            return entry.by().equals(entryAbove.by()) && entry.name().equals(entryAbove.name());
        }
        return isMine(row) && isMine(above);
    }

    private static boolean isMine(LogRow row) {
        return row instanceof Outgoing || (row instanceof Entry entry && entry.mine());
    }
}
