package foyer.memory;

import foyer.protocol.Codec;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.KeepingSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What is kept here of a room's log: only as far as the server keeps it, the newest
/// [#ENTRIES_MOST], and old words only until there are others. The memory's thread.
final class KeptLog {
    static final int ENTRIES_MOST = 2_000;

    /// How much more there may be before the oldest are dropped.
    private static final int SLACK = 200;

    private KeptLog() {}

    /// Nothing of it is of use any more; it begins behind this `seq`.
    static void restart(long server, Pages pages, String room, long last) throws SQLException {
        pages.write("delete from entry where server = ? and room = ?", server, room);
        pages.write(
                "update room set last = ?1, read = min(read, ?1) where server = ?2 and name = ?3",
                last,
                server,
                room);
    }

    /// More of it has come, each entry the next after the one before. What does not follow on what
    /// is here begins it anew.
    static void add(long server, Pages pages, String room, Keeping keeping, List<Logged> entries)
            throws SQLException {
        long first = entries.getFirst().seq();
        long last = entries.getLast().seq();
        long known =
                pages.number("select last from room where server = ? and name = ?", server, room);
        if (known != first - 1) {
            restart(server, pages, room, first - 1);
        }
        for (Logged entry : entries) {
            take(server, pages, keeping, entry);
        }
        pages.write("update room set last = ? where server = ? and name = ?", last, server, room);
        trim(server, pages, room, last);
    }

    private static void take(long server, Pages pages, Keeping keeping, Logged entry)
            throws SQLException {
        if (entry instanceof KeepingSet set && set.keeping() == Keeping.NOTHING) {
            pages.write("delete from entry where server = ? and room = ?", server, entry.room());
        } else if (keeping != Keeping.NOTHING) {
            if (entry instanceof Edited edited) {
                amend(server, pages, entry, edited.of());
            } else if (entry instanceof Deleted deleted) {
                amend(server, pages, entry, deleted.of());
            }
            pages.write(
                    "insert or replace into entry (server, room, seq, frame) values (?, ?, ?, ?)",
                    server,
                    entry.room(),
                    entry.seq(),
                    Codec.encode(entry));
        }
    }

    /// Old words are not to be found here any more, either.
    private static void amend(long server, Pages pages, Logged by, long of) throws SQLException {
        List<Logged> old =
                pages.read(
                        "select frame from entry where server = ? and room = ? and seq >= ?"
                                + " and (seq = ? or frame like '{\"type\":\"edited\"%')",
                        rows -> {
                            var entries = new ArrayList<Logged>();
                            while (rows.next()) {
                                if (Codec.decodeEvent(rows.getString(1)) instanceof Logged entry) {
                                    entries.add(entry);
                                }
                            }
                            return entries;
                        },
                        server,
                        by.room(),
                        of,
                        of);
        for (Logged entry : old) {
            pages.write(
                    "update entry set frame = ? where server = ? and room = ? and seq = ?",
                    Codec.encode(entry.after(by)),
                    server,
                    entry.room(),
                    entry.seq());
        }
    }

    private static void trim(long server, Pages pages, String room, long last) throws SQLException {
        if (last % SLACK == 0) {
            pages.write(
                    "delete from entry where server = ? and room = ? and seq <= ?",
                    server,
                    room,
                    last - ENTRIES_MOST);
        }
    }
}
