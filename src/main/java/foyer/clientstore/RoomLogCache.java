package foyer.clientstore;

import foyer.protocol.Codec;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.Retention;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What is kept here of a room's log: only as far as the server keeps it, the newest
/// [#ENTRIES_MOST], and old words only until there are others. The memory's thread.
final class RoomLogCache {
    static final int ENTRIES_MOST = 2_000;

    /// How much more there may be before the oldest are dropped.
    private static final int SLACK = 200;

    private RoomLogCache() {}

    /// Nothing of it is of use any more; it begins behind this `seq`.
    static void restart(long server, ClientDatabase database, String room, long last)
            throws SQLException {
        database.write("delete from entry where server = ? and room = ?", server, room);
        database.write(
                "update room set last = ?1, read = min(read, ?1) where server = ?2 and name = ?3",
                last,
                server,
                room);
    }

    /// More of it has come, each entry the next after the one before. What does not follow on what
    /// is here begins it anew.
    static void add(
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
            take(server, database, retention, entry);
        }
        database.write(
                "update room set last = ? where server = ? and name = ?", last, server, room);
        trim(server, database, room, last);
    }

    private static void take(
            long server, ClientDatabase database, Retention retention, LogEntry entry)
            throws SQLException {
        if (entry instanceof KeepingSet set && set.keeping() == Retention.NOTHING) {
            database.write("delete from entry where server = ? and room = ?", server, entry.room());
        } else if (retention != Retention.NOTHING) {
            if (entry instanceof Edited edited) {
                amend(server, database, entry, edited.of());
            } else if (entry instanceof Deleted deleted) {
                amend(server, database, entry, deleted.of());
            }
            database.write(
                    "insert or replace into entry (server, room, seq, frame) values (?, ?, ?, ?)",
                    server,
                    entry.room(),
                    entry.seq(),
                    Codec.encode(entry));
        }
    }

    /// Old words are not to be found here any more, either.
    private static void amend(long server, ClientDatabase database, LogEntry by, long of)
            throws SQLException {
        List<LogEntry> old =
                database.read(
                        "select frame from entry where server = ? and room = ? and seq >= ?"
                                + " and (seq = ? or frame like '{\"type\":\"edited\"%')",
                        rows -> {
                            var entries = new ArrayList<LogEntry>();
                            while (rows.next()) {
                                if (Codec.decodeEvent(rows.getString(1))
                                        instanceof LogEntry entry) {
                                    entries.add(entry);
                                }
                            }
                            return entries;
                        },
                        server,
                        by.room(),
                        of,
                        of);
        for (LogEntry entry : old) {
            database.write(
                    "update entry set frame = ? where server = ? and room = ? and seq = ?",
                    Codec.encode(entry.after(by)),
                    server,
                    entry.room(),
                    entry.seq());
        }
    }

    private static void trim(long server, ClientDatabase database, String room, long last)
            throws SQLException {
        if (last % SLACK == 0) {
            database.write(
                    "delete from entry where server = ? and room = ? and seq <= ?",
                    server,
                    room,
                    last - ENTRIES_MOST);
        }
    }
}
