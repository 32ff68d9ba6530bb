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

/// The newest entries, in the order of arrival. Merged into the rooms' logs in bulk, because each
/// single insert there would write a page. The view `logged` shows both tables. Works within the
/// current transaction. One thread.
final class StagedEntries {
    /// The number of entries merged at once, which takes some milliseconds.
    static final int MERGE_SIZE = 1_000;

    private final PreparedStatement insert;
    private final PreparedStatement lastSeq;
    private final PreparedStatement lastNumber;
    private final PreparedStatement isNumberUsed;
    private final Statement sql;
    private final Map<String, Long> lastSeqs = new HashMap<>();
    private final Map<String, Long> lastNumbers = new HashMap<>();
    private int count;
    private int committedCount;

    StagedEntries(Connection connection) throws SQLException {
        insert = connection.prepareStatement(EntryRow.INSERT);
        lastSeq =
                connection.prepareStatement(
                        "select max(coalesce((select max(seq) from entry where room = ?1), 0),"
                                + " coalesce((select max(seq) from arrived where room = ?1), 0))");
        lastNumber =
                connection.prepareStatement(
                        "select max("
                                + "coalesce((select max(n) from entry where by = ?1 and n > 0), 0),"
                                + " coalesce((select max(n) from arrived where by = ?1), 0))");
        isNumberUsed =
                connection.prepareStatement(
                        "select exists (select 1 from logged"
                                + " where by = ? and n = ? and room = ? and n > 0)");
        sql = connection.createStatement();
        try (var row = sql.executeQuery("select count(*) from arrived")) {
            count = row.getInt(1);
        }
        committedCount = count;
    }

    /// Adds an entry, which [#write] must then write.
    ///
    /// @throws SQLException a constraint error if its `seq` or its number is already used
    void add(int epoch, LogEntry entry) throws SQLException {
        String room = entry.room();
        if (entry.seq() <= known(lastSeqs, lastSeq, room)) {
            throw alreadyUsed("seq");
        }
        lastSeqs.put(room, entry.seq());
        checkNumber(entry);
        EntryRow.write(insert, epoch, entry);
        insert.addBatch();
        count++;
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
        isNumberUsed.setString(1, entry.by());
        isNumberUsed.setLong(2, n);
        isNumberUsed.setString(3, entry.room());
        try (var row = isNumberUsed.executeQuery()) {
            if (row.getBoolean(1)) {
                throw alreadyUsed("number");
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

    private static SQLException alreadyUsed(String field) {
        return new SQLiteException(field + " is already used", SQLiteErrorCode.SQLITE_CONSTRAINT);
    }

    /// Writes the added entries.
    void write() throws SQLException {
        insert.executeBatch();
    }

    /// Whether there are enough entries to [#mergeIntoLogs].
    boolean isLarge() {
        return count >= MERGE_SIZE;
    }

    /// Moves all entries into the rooms' logs.
    void mergeIntoLogs() throws SQLException {
        if (count == 0) {
            return;
        }
        write();
        sql.executeUpdate(
                "insert into entry (room, seq, at, kind, by, name, n, flag, text, sum, epoch, of,"
                        + " file) select room, seq, at, kind, by, name, n, flag, text, sum, epoch,"
                        + " of, file"
                        + " from arrived order by room, seq");
        sql.executeUpdate("delete from arrived");
        count = 0;
    }

    /// Forgets a removed room, so that a new one of its name begins at 1.
    void forget(String room) {
        lastSeqs.remove(room);
    }

    void committed() {
        committedCount = count;
    }

    void rolledBack() throws SQLException {
        count = committedCount;
        lastSeqs.clear();
        lastNumbers.clear();
        insert.clearBatch();
    }
}
