package foyer.clientstore;

import foyer.protocol.Codec;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.Retention;
import java.sql.SQLException;
import java.util.List;

/// Saves the newest entries of a room's log, but none that the server has erased: retention, edits
/// and deletions apply to the saved entries, too. The store's thread.
final class RoomLogCache {
    static final int MAX_ENTRIES = 2_000;

    /// How many entries more there may be before the oldest are dropped.
    private static final int TRIM_INTERVAL = 200;

    private RoomLogCache() {}

    /// Drops all entries; the log continues after this `seq`.
    static void restart(long server, ClientDatabase database, String room, long last)
            throws SQLException {
        database.write("delete from entry where server = ? and room = ?", server, room);
        database.write(
                "update room set last = ?1, read = min(read, ?1) where server = ?2 and name = ?3",
                last,
                server,
                room);
    }

    /// Appends consecutive entries. If they do not follow the newest saved one, the saved ones are
    /// dropped first.
    static void append(
            long server,
            ClientDatabase database,
            String room,
            Retention retention,
            List<LogEntry> entries)
            throws SQLException {
        long first = entries.getFirst().seq();
        long last = entries.getLast().seq();
        long known =
                database.number(
                        "select last from room where server = ? and name = ?", server, room);
        if (known != first - 1) {
            restart(server, database, room, first - 1);
        }
        for (LogEntry entry : entries) {
            append(server, database, retention, entry);
        }
        database.write(
                "update room set last = ? where server = ? and name = ?", last, server, room);
        trim(server, database, room, last);
    }

    private static void append(
            long server, ClientDatabase database, Retention retention, LogEntry entry)
            throws SQLException {
        if (entry instanceof KeepingSet set && set.keeping() == Retention.NOTHING) {
            database.write("delete from entry where server = ? and room = ?", server, entry.room());
        } else if (retention != Retention.NOTHING) {
            if (entry instanceof Edited edited) {
                amend(server, database, entry, edited.of());
            } else if (entry instanceof Deleted deleted) {
                amend(server, database, entry, deleted.of());
            } else if (entry instanceof AllDeleted all) {
                amendAll(server, database, all);
            }
            database.write(
                    "insert or replace into entry (server, room, seq, frame) values (?, ?, ?, ?)",
                    server,
                    entry.room(),
                    entry.seq(),
                    Codec.encode(entry));
        }
    }

    /// Replaces the old text of a message, in its earlier edits too.
    private static void amend(
            long server, ClientDatabase database, LogEntry amendment, long messageSeq)
            throws SQLException {
        List<LogEntry> amended =
                database.read(
                        "select frame from entry where server = ? and room = ? and seq >= ?"
                                + " and (seq = ? or frame like '{\"type\":\"edited\"%')",
                        SavedStateReader::entries,
                        server,
                        amendment.room(),
                        messageSeq,
                        messageSeq);
        rewrite(server, database, amended, amendment);
    }

    /// Erases what a member has sent.
    private static void amendAll(long server, ClientDatabase database, AllDeleted all)
            throws SQLException {
        List<LogEntry> entries =
                database.read(
                        "select frame from entry where server = ? and room = ?"
                                + " and frame like '%\"' || ? || '\"%'",
                        SavedStateReader::entries, server, all.room(), all.member());
        rewrite(server, database, entries, all);
    }

    private static void rewrite(
            long server, ClientDatabase database, List<LogEntry> entries, LogEntry amendment)
            throws SQLException {
        for (LogEntry entry : entries) {
            database.write(
                    "update entry set frame = ? where server = ? and room = ? and seq = ?",
                    Codec.encode(entry.after(amendment)),
                    server,
                    entry.room(),
                    entry.seq());
        }
    }

    private static void trim(long server, ClientDatabase database, String room, long last)
            throws SQLException {
        if (last % TRIM_INTERVAL == 0) {
            database.write(
                    "delete from entry where server = ? and room = ? and seq <= ?",
                    server,
                    room,
                    last - MAX_ENTRIES);
        }
    }
}
