package foyer.serverstore;

import com.google.gson.JsonArray;
import foyer.protocol.LogEntry;
import foyer.sqlite.QueryRunner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds words in what was said. The index (SQLite's FTS5) follows the logs at its own pace, so
/// that nobody who speaks waits for it; a search first lets it catch up. It reads what
/// [StagedEntries] has sorted in. One thread.
final class SearchIndex {
    /// A row of the index is numbered by its room's place and, in the lower half, its `seq`.
    private static final int SEQ_BITS = 32;

    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

    private record Behind(long place, String room, long indexed) {}

    private final PreparedStatement behind;
    private final PreparedStatement unread;
    private final PreparedStatement put;
    private final PreparedStatement mark;
    private final PreparedStatement take;
    private final PreparedStatement find;
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
        take =
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
        find =
                connection.prepareStatement(
                        "select entry.* from word join room on room.place = word.rowid >> 32"
                                + " join entry on entry.room = room.name"
                                + " and entry.seq = word.rowid & 4294967295"
                                + " where word match ?1"
                                + " and room.name in (select value from json_each(?2))"
                                + " and (?3 = '' or entry.by = ?3)"
                                + " and entry.at >= ?4 and entry.at < ?5"
                                + " order by entry.at desc, word.rowid desc limit ?6 offset ?7");
    }

    boolean isUpToDate() {
        return upToDate;
    }

    /// Something was written that is not in the index.
    void fallBehind() {
        upToDate = false;
    }

    /// Takes at most so many entries in, as a part of the transaction under way.
    ///
    /// @return whether there may be more
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

    /// @return how many entries it took
    private int read(Behind room, int limit) throws SQLException {
        int taken = 0;
        unread.setString(1, room.room);
        unread.setLong(2, room.indexed);
        unread.setInt(3, limit);
        long last = room.indexed;
        try (ResultSet rows = unread.executeQuery()) {
            while (rows.next()) {
                taken++;
                last = rows.getLong(1);
                if (EntryRow.isSearched(rows.getString(2))) {
                    put.setLong(1, room.place << SEQ_BITS | (last & SEQ_MASK));
                    put.setString(2, rows.getString(3));
                    put.executeUpdate();
                }
            }
        }
        mark.setLong(1, last);
        mark.setLong(2, room.place);
        mark.executeUpdate();
        return taken;
    }

    /// Forgets what stands in a room's log up to this `seq`; before it is gone from there.
    void forget(String room, long seq) throws SQLException {
        take.setString(1, room);
        take.setLong(2, seq);
        take.executeUpdate();
    }

    /// An entry that may be in it has other words now.
    ///
    /// @param text empty for none
    void replace(String room, long seq, String old, String text) throws SQLException {
        place.setString(1, room);
        place.setLong(2, seq);
        try (ResultSet row = place.executeQuery()) {
            if (!row.next()) {
                return;
            }
            long number = row.getLong(1) << SEQ_BITS | (seq & SEQ_MASK);
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

    List<LogEntry> find(SearchQuery query) {
        return QueryRunner.run(
                find,
                select -> {
                    select.setString(1, quoted(query.text()));
                    select.setString(2, json(query.rooms()));
                    select.setString(3, query.by());
                    select.setLong(4, query.since());
                    select.setLong(5, query.until());
                    select.setInt(6, query.limit());
                    select.setInt(7, query.skip());
                },
                rows -> {
                    var found = new ArrayList<LogEntry>();
                    while (rows.next()) {
                        found.add(EntryRow.read(rows));
                    }
                    return List.copyOf(found);
                });
    }

    private static String json(List<String> rooms) {
        var array = new JsonArray();
        rooms.forEach(array::add);
        return array.toString();
    }

    /// Each word as a phrase of its own, so that nothing in it means anything to the query
    /// language; the last may go on.
    private static String quoted(String terms) {
        var query = new ArrayList<String>();
        for (String word : terms.strip().split("\\s+", -1)) {
            query.add('"' + word.replace("\"", "\"\"") + '"');
        }
        return String.join(" ", query) + "*";
    }
}
