package foyer.serverstore;

import foyer.protocol.LogEntry;
import foyer.search.SearchGrams;
import foyer.search.SearchedText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An index of the parts of words in messages and names of files (see [SearchGrams]). It follows
/// the logs with a delay, so that messages do not wait for it. It reads the entries that
/// [StagedEntries] has merged. One thread.
final class SearchIndex {
    /// An entry's number is the room's place, and the `seq` in the lower half.
    private static final int SEQ_BITS = 32;

    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

    /// A block has so many entries that a long history needs few rows, and so few that a room of
    /// one message costs little and a removed one is removed fast.
    private static final int BLOCK_BITS = 12;

    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    /// How many rows one step may change, some tens of milliseconds. A long message may exceed it.
    private static final int CHANGES_MAX = 3_000;

    private record Behind(long place, String room, long indexed) {}

    private final PreparedStatement behind;
    private final PreparedStatement unread;
    private final PreparedStatement mark;
    private final PreparedStatement indexed;
    private final PreparedStatement removed;
    private final GramTable grams;
    private int waiting = Integer.MAX_VALUE;

    SearchIndex(Connection connection) throws SQLException {
        behind =
                connection.prepareStatement(
                        "select place, name, indexed from room where exists (select 1 from entry"
                                + " where entry.room = room.name and entry.seq > room.indexed)"
                                + " limit 1");
        unread =
                connection.prepareStatement(
                        "select * from entry where room = ? and seq > ? order by seq limit ?");
        mark = connection.prepareStatement("update room set indexed = ? where place = ?");
        indexed = connection.prepareStatement("select place, indexed from room where name = ?");
        removed =
                connection.prepareStatement(
                        "select * from entry where room = ? and seq > ? and seq <= ?");
        grams = new GramTable(connection);
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

    static long block(long number) {
        return number >> BLOCK_BITS;
    }

    static int offset(long number) {
        return (int) (number & BLOCK_MASK);
    }

    /// The number of a block's first entry.
    static long first(long block) {
        return block << BLOCK_BITS;
    }

    /// How many entries the index lacks at most; unknown after the start, and then very many.
    int waiting() {
        return waiting;
    }

    /// Records that the logs have one more entry that the index lacks.
    void fallBehind() {
        waiting += waiting < Integer.MAX_VALUE ? 1 : 0;
    }

    /// Adds at most `limit` entries, within the current transaction, and fewer of long messages.
    ///
    /// @return true if there may be more
    boolean catchUp(int limit) throws SQLException {
        grams.forgetChanges();
        for (int left = limit; left > 0; ) {
            Behind room = behind();
            if (room == null) {
                waiting = 0;
                return false;
            }
            int count = read(room, left);
            if (count < 0) {
                return true;
            }
            left -= count;
        }
        return true;
    }

    private @Nullable Behind behind() throws SQLException {
        try (ResultSet row = behind.executeQuery()) {
            return row.next() ? new Behind(row.getLong(1), row.getString(2), row.getLong(3)) : null;
        }
    }

    /// @return the number of entries it added; -1 if they were too long to go on
    private int read(Behind room, int limit) throws SQLException {
        int count = 0;
        unread.setString(1, room.room);
        unread.setLong(2, room.indexed);
        unread.setInt(3, limit);
        long last = room.indexed;
        boolean full = false;
        try (ResultSet rows = unread.executeQuery()) {
            while (!full && rows.next()) {
                count++;
                last = rows.getLong("seq");
                if (EntryRow.isSearched(rows.getString("kind"))) {
                    Set<String> added = grams(EntryRow.read(rows));
                    int changes = grams.change(number(room.place, last), added, true);
                    full = changes >= CHANGES_MAX;
                }
            }
        }
        grams.write();
        mark.setLong(1, last);
        mark.setLong(2, room.place);
        mark.executeUpdate();
        return full ? -1 : count;
    }

    private static Set<String> grams(LogEntry entry) {
        return SearchGrams.of(SearchedText.of(entry));
    }

    /// Removes a room's entries up to this `seq`. Call it before they are removed from the log.
    void forget(String room, long seq) throws SQLException {
        Behind known = known(room);
        if (known == null) {
            return;
        }
        grams.forgetChanges();
        long last = Math.min(seq, known.indexed);
        if (last < known.indexed) {
            long block = block(number(known.place, last + 1));
            grams.removeBlocks(block(number(known.place, 0)), block);
            removed.setString(1, room);
            removed.setLong(2, seq(first(block)) - 1);
            removed.setLong(3, last);
            try (ResultSet rows = removed.executeQuery()) {
                while (rows.next()) {
                    remove(known, EntryRow.read(rows));
                }
            }
            grams.write();
        } else {
            grams.removeBlocks(block(number(known.place, 0)), block(number(known.place + 1, 0)));
        }
    }

    private void remove(Behind room, LogEntry entry) throws SQLException {
        grams.change(number(room.place, entry.seq()), grams(entry), false);
    }

    private @Nullable Behind known(String room) throws SQLException {
        indexed.setString(1, room);
        try (ResultSet row = indexed.executeQuery()) {
            return row.next() ? new Behind(row.getLong(1), room, row.getLong(2)) : null;
        }
    }

    /// Replaces an entry, if the index has it.
    void replace(LogEntry old, LogEntry amended) throws SQLException {
        Behind room = known(old.room());
        if (room != null && old.seq() <= room.indexed) {
            grams.forgetChanges();
            remove(room, old);
            grams.change(number(room.place, old.seq()), grams(amended), true);
            grams.write();
        }
    }
}
