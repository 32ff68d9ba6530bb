package foyer.serverstore;

import foyer.protocol.LogEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// What was said lately. It is kept in the order in which it came, page after page, and sorted into
/// the rooms' logs when there is enough of it for each page to be worth it; the view `logged` shows
/// both. One thread; everything here is a part of the transaction under way.
final class StagedEntries {
    /// So many are sorted in together; it takes some milliseconds.
    static final int ENOUGH = 1_000;

    private final PreparedStatement insert;
    private final PreparedStatement last;
    private final PreparedStatement lastNumber;
    private final PreparedStatement numbered;
    private final Statement sql;
    private final Map<String, Long> lasts = new HashMap<>();
    private final Map<String, Long> lastNumbers = new HashMap<>();
    private int waiting;
    private int kept;

    StagedEntries(Connection connection) throws SQLException {
        insert = connection.prepareStatement(EntryRow.INSERT);
        last =
                connection.prepareStatement(
                        "select max(coalesce((select max(seq) from entry where room = ?1), 0),"
                                + " coalesce((select max(seq) from arrived where room = ?1), 0))");
        lastNumber =
                connection.prepareStatement(
                        "select max("
                                + "coalesce((select max(n) from entry where by = ?1 and n > 0), 0),"
                                + " coalesce((select max(n) from arrived where by = ?1), 0))");
        numbered =
                connection.prepareStatement(
                        "select exists (select 1 from logged"
                                + " where by = ? and n = ? and room = ? and n > 0)");
        sql = connection.createStatement();
        try (var row = sql.executeQuery("select count(*) from arrived")) {
            waiting = row.getInt(1);
        }
        kept = waiting;
    }

    /// An entry has come; [#write] must follow.
    ///
    /// @throws SQLException a constraint's, if its place in the log or its number is taken
    void add(int epoch, LogEntry entry) throws SQLException {
        String room = entry.room();
        if (entry.seq() <= known(lasts, last, room)) {
            throw taken("a place in a log");
        }
        lasts.put(room, entry.seq());
        checkNumber(entry);
        EntryRow.write(insert, epoch, entry);
        insert.addBatch();
        waiting++;
    }

    private void checkNumber(LogEntry entry) throws SQLException {
        long n = entry.n();
        if (n == 0) {
            return;
        }
        if (n > known(lastNumbers, lastNumber, entry.by())) {
            lastNumbers.put(entry.by(), n);
            return;
        }
        write();
        numbered.setString(1, entry.by());
        numbered.setLong(2, n);
        numbered.setString(3, entry.room());
        try (var row = numbered.executeQuery()) {
            if (row.getBoolean(1)) {
                throw taken("a member's number");
            }
        }
    }

    private static long known(Map<String, Long> known, PreparedStatement select, String key)
            throws SQLException {
        Long value = known.get(key);
        if (value != null) {
            return value;
        }
        select.setString(1, key);
        try (var row = select.executeQuery()) {
            long found = row.getLong(1);
            known.put(key, found);
            return found;
        }
    }

    private static SQLException taken(String what) {
        return new SQLiteException(what + " is taken", SQLiteErrorCode.SQLITE_CONSTRAINT);
    }

    /// Writes what was added.
    void write() throws SQLException {
        insert.executeBatch();
    }

    /// Whether enough has come to [#mergeIntoLogs].
    boolean isLarge() {
        return waiting >= ENOUGH;
    }

    /// Brings the rooms' logs to the end.
    void mergeIntoLogs() throws SQLException {
        if (waiting == 0) {
            return;
        }
        write();
        sql.executeUpdate(
                "insert into entry (room, seq, at, kind, by, name, n, flag, text, sum, epoch, of,"
                        + " file) select room, seq, at, kind, by, name, n, flag, text, sum, epoch,"
                        + " of, file"
                        + " from arrived order by room, seq");
        sql.executeUpdate("delete from arrived");
        waiting = 0;
    }

    /// A room's log is gone; another may begin under its name.
    void forget(String room) {
        lasts.remove(room);
    }

    void committed() {
        kept = waiting;
    }

    void rolledBack() throws SQLException {
        waiting = kept;
        lasts.clear();
        lastNumbers.clear();
        insert.clearBatch();
    }
}
