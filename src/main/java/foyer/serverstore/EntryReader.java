package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.sqlite.QueryRunner;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads pages of a room's log. It reads row after row and stops at a number of entries or bytes,
/// so that a page of long messages costs no more than one of short messages. One thread.
final class EntryReader {
    /// About the size of an entry besides its texts.
    private static final int ENTRY_BYTES = 200;

    private final PreparedStatement stagedBefore;
    private final PreparedStatement before;
    private final PreparedStatement staged;
    private final PreparedStatement one;

    /// Entries that count up to a number of bytes.
    private static final class Page {
        private final int limit;
        private final int maxBytes;
        final List<LogEntry> entries = new ArrayList<>();
        private int bytes;

        Page(int limit, int maxBytes) {
            this.limit = limit;
            this.maxBytes = maxBytes;
        }

        boolean isFull() {
            return entries.size() >= limit || bytes >= maxBytes;
        }

        /// @return false if the entry does not fit; the first one always does
        boolean add(LogEntry entry) {
            EntryRow row = EntryRow.of(entry);
            bytes += ENTRY_BYTES + utf8(entry.name()) + utf8(row.text()) + utf8(row.file());
            if (bytes > maxBytes && !entries.isEmpty()) {
                return false;
            }
            return entries.add(entry);
        }

        private static int utf8(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    EntryReader(Connection connection) throws SQLException {
        // within a room, the order of arrival is that of seq, and staged entries are the newest
        stagedBefore =
                connection.prepareStatement(
                        "select * from arrived where room = ? and seq < ? order by place desc");
        before =
                connection.prepareStatement(
                        "select * from entry where room = ? and seq < ? order by seq desc");
        staged = connection.prepareStatement("select * from arrived where room = ? and seq = ?");
        one = connection.prepareStatement("select * from entry where room = ? and seq = ?");
    }

    /// The newest entries with a smaller `seq`, oldest first: at most `limit`, and at most about
    /// `maxBytes` in all, but at least one.
    List<LogEntry> before(String room, long seq, int limit, int maxBytes) {
        var page = new Page(limit, maxBytes);
        if (fill(page, stagedBefore, room, seq)) {
            fill(page, before, room, seq);
        }
        return List.copyOf(page.entries.reversed());
    }

    /// @return false if the page is complete
    private static boolean fill(Page page, PreparedStatement select, String room, long seq) {
        return QueryRunner.run(
                select,
                statement -> {
                    statement.setString(1, room);
                    statement.setLong(2, seq);
                },
                rows -> {
                    while (!page.isFull()) {
                        if (!rows.next()) {
                            return true;
                        }
                        if (!page.add(EntryRow.read(rows))) {
                            return false;
                        }
                    }
                    return false;
                });
    }

    /// The entry with this `seq`, or null if it is gone.
    @Nullable LogEntry entryAt(String room, long seq) {
        LogEntry merged = read(one, room, seq);
        return merged == null ? read(staged, room, seq) : merged;
    }

    private static @Nullable LogEntry read(PreparedStatement select, String room, long seq) {
        List<LogEntry> found =
                QueryRunner.run(
                        select,
                        statement -> {
                            statement.setString(1, room);
                            statement.setLong(2, seq);
                        },
                        rows -> rows.next() ? List.of(EntryRow.read(rows)) : List.<LogEntry>of());
        return found.isEmpty() ? null : found.getFirst();
    }
}
