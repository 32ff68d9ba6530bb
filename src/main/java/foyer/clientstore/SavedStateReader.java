package foyer.clientstore;

import foyer.logging.FaultLog;
import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what is saved about one server. The store's thread.
final class SavedStateReader {
    private static final Logger LOG = LoggerFactory.getLogger(SavedStateReader.class);

    /// The server sends older entries when the user asks for them.
    private static final int MAX_ENTRIES = 200;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final ClientDatabase database;
    private final long server;

    SavedStateReader(ClientDatabase database, long server) {
        this.database = database;
        this.server = server;
    }

    SavedServerState read(long nowMillis, String problem) throws SQLException {
        return database.read(
                "select log, number, shown from server where place = ?",
                row ->
                        row.next()
                                ? new SavedServerState(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        rooms(nowMillis),
                                        outgoing(),
                                        uploads(),
                                        attachments(),
                                        ignored(),
                                        problem)
                                : SavedServerState.NONE,
                server);
    }

    private List<SavedRoom> rooms(long nowMillis) throws SQLException {
        return database.read(
                "select info, log, last, read, draft from room where server = ? order by rowid",
                rows -> {
                    var all = new ArrayList<SavedRoom>();
                    while (rows.next()) {
                        if (event(rows.getString(1)) instanceof Event.RoomOpened(RoomInfo info)) {
                            all.add(
                                    new SavedRoom(
                                            info,
                                            rows.getString(2),
                                            rows.getLong(3),
                                            rows.getLong(4),
                                            rows.getString(5),
                                            entries(info, nowMillis)));
                        }
                    }
                    return all;
                },
                server);
    }

    private List<LogEntry> entries(RoomInfo room, long nowMillis) throws SQLException {
        List<LogEntry> newestFirst =
                database.read(
                        "select frame from entry where server = ? and room = ?"
                                + " order by seq desc limit "
                                + MAX_ENTRIES,
                        rows -> {
                            var all = new ArrayList<LogEntry>();
                            while (rows.next()) {
                                if (event(rows.getString(1)) instanceof LogEntry entry) {
                                    if (isExpired(room, entry, nowMillis)) {
                                        break;
                                    }
                                    all.add(entry);
                                } else if (!all.isEmpty()) {
                                    // a log has no gaps; the server sends the older ones
                                    break;
                                }
                            }
                            return all;
                        },
                        server,
                        room.name());
        return newestFirst.reversed();
    }

    private static boolean isExpired(RoomInfo room, LogEntry entry, long nowMillis) {
        return room.kept() == Retention.DAY && entry.at() < nowMillis - DAY_MILLIS;
    }

    private List<OutgoingMessage> outgoing() throws SQLException {
        return database.read(
                "select n, room, text, answers, at, refused, file from outgoing where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<OutgoingMessage>();
                    while (rows.next()) {
                        all.add(
                                new OutgoingMessage(
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getLong(4) == 0 ? null : rows.getLong(4),
                                        rows.getLong(5),
                                        rows.getString(6),
                                        OutgoingFileColumn.decode(rows.getString(7))));
                    }
                    return all;
                },
                server);
    }

    private List<SavedUpload> uploads() throws SQLException {
        return database.read(
                "select n, room, path, name, file, text, answers from giving where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<SavedUpload>();
                    while (rows.next()) {
                        all.add(
                                new SavedUpload(
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getString(6),
                                        rows.getLong(7) == 0 ? null : rows.getLong(7)));
                    }
                    return all;
                },
                server);
    }

    private List<IgnoredMember> ignored() throws SQLException {
        return database.read(
                "select member, name from ignored where server = ?",
                rows -> {
                    var all = new ArrayList<IgnoredMember>();
                    while (rows.next()) {
                        all.add(new IgnoredMember(rows.getString(1), rows.getString(2)));
                    }
                    return all;
                },
                server);
    }

    private List<SavedAttachment> attachments() throws SQLException {
        return database.read(
                "select n, room, path, name, bytes, changed from chosen where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<SavedAttachment>();
                    while (rows.next()) {
                        all.add(
                                new SavedAttachment(
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getLong(5),
                                        rows.getLong(6)));
                    }
                    return all;
                },
                server);
    }

    /// Decodes saved entries.
    static List<LogEntry> entries(ResultSet rows) throws SQLException {
        var entries = new ArrayList<LogEntry>();
        while (rows.next()) {
            if (event(rows.getString(1)) instanceof LogEntry entry) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /// Decodes a saved event.
    ///
    /// @return null if it is damaged, or a newer Foyer wrote it
    static @Nullable Event event(String frame) {
        try {
            return Codec.decodeEvent(frame);
        } catch (InvalidValueException e) {
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            FaultLog.warnOnce(LOG, "a saved entry cannot be read", e);
            return null;
        }
    }
}
