package foyer.serverstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A full-text index of messages (SQLite's FTS5). It follows the logs with a delay, so that
/// messages do not wait for it. It reads the entries that [StagedEntries] has merged. One thread.
final class SearchIndex {
    /// A row id of the index is the room's place, and the `seq` in the lower half.
    private static final int SEQ_BITS = 32;

    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

    private record Behind(long place, String room, long indexed) {}

    private final PreparedStatement behind;
    private final PreparedStatement unread;
    private final PreparedStatement put;
    private final PreparedStatement mark;
    private final PreparedStatement removeUpTo;
    private final PreparedStatement place;
    private final PreparedStatement drop;
    private boolean upToDate;

    SearchIndex(Connection connection) throws SQLException {
        behind =
                connection.prepareStatement(
                        "select place, name, indexed from room where exists (select 1 from entry"
                                + " where entry.room = room.name and entry.seq > room.indexed)"
                                + " limit 1");
        unread =
                connection.prepareStatement(
                        "select seq, kind, text from entry where room = ? and seq > ?"
                                + " order by seq limit ?");
        put = connection.prepareStatement("insert into word (rowid, text) values (?, ?)");
        mark = connection.prepareStatement("update room set indexed = ? where place = ?");
        removeUpTo =
                connection.prepareStatement(
                        "insert into word (word, rowid, text)"
                                + " select 'delete', room.place << 32 | entry.seq, entry.text"
                                + " from room join entry on entry.room = room.name"
                                + " where room.name = ? and entry.seq <= min(?, room.indexed)"
                                + " and entry.kind in ('said', 'announced')");
        place =
                connection.prepareStatement(
                        "select place from room where name = ? and indexed >= ?");
        drop =
                connection.prepareStatement(
                        "insert into word (word, rowid, text) values ('delete', ?, ?)");
    }

    static long number(long place, long seq) {
        return place << SEQ_BITS | (seq & SEQ_MASK);
    }

    static long place(long number) {
        return number >> SEQ_BITS;
    }

    static long seq(long number) {
        return number & SEQ_MASK;
    }

    boolean isUpToDate() {
        return upToDate;
    }

    /// Records that the logs have entries the index lacks.
    void fallBehind() {
        upToDate = false;
    }

    /// Adds at most `limit` entries, within the current transaction.
    ///
    /// @return true if there may be more
    boolean catchUp(int limit) throws SQLException {
        for (int left = limit; left > 0; ) {
            Behind room = behind();
            if (room == null) {
                upToDate = true;
                return false;
            }
            left -= read(room, left);
        }
        return true;
    }

    private @Nullable Behind behind() throws SQLException {
        try (ResultSet row = behind.executeQuery()) {
            return row.next() ? new Behind(row.getLong(1), row.getString(2), row.getLong(3)) : null;
        }
    }

    /// @return the number of entries it added
    private int read(Behind room, int limit) throws SQLException {
        int count = 0;
        unread.setString(1, room.room);
        unread.setLong(2, room.indexed);
        unread.setInt(3, limit);
        long last = room.indexed;
        try (ResultSet rows = unread.executeQuery()) {
            while (rows.next()) {
                count++;
                last = rows.getLong(1);
                if (EntryRow.isSearched(rows.getString(2))) {
                    put.setLong(1, number(room.place, last));
                    put.setString(2, rows.getString(3));
                    put.executeUpdate();
                }
            }
        }
        mark.setLong(1, last);
        mark.setLong(2, room.place);
        mark.executeUpdate();
        return count;
    }

    /// Removes a room's entries up to this `seq`. Call it before they are removed from the log.
    void forget(String room, long seq) throws SQLException {
        removeUpTo.setString(1, room);
        removeUpTo.setLong(2, seq);
        removeUpTo.executeUpdate();
    }

    /// Replaces the text of an entry, if the index has it.
    ///
    /// @param text empty to remove it
    void replace(String room, long seq, String old, String text) throws SQLException {
        place.setString(1, room);
        place.setLong(2, seq);
        try (ResultSet row = place.executeQuery()) {
            if (!row.next()) {
                return;
            }
            long number = number(row.getLong(1), seq);
            drop.setLong(1, number);
            drop.setString(2, old);
            drop.executeUpdate();
            if (!text.isEmpty()) {
                put.setLong(1, number);
                put.setString(2, text);
                put.executeUpdate();
            }
        }
    }
}
