package foyer.clientstore;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is remembered of one server. One thread, the file's.
final class SavedStateReader {
    /// How much of a room is shown at once; older things come from the server.
    private static final int ENTRIES = 200;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final ClientDatabase database;
    private final long server;

    SavedStateReader(ClientDatabase database, long server) {
        this.database = database;
        this.server = server;
    }

    SavedServerState all(long nowMillis, String trouble) throws SQLException {
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
                                        upload(),
                                        attachment(),
                                        trouble)
                                : SavedServerState.NONE,
                server);
    }

    private List<SavedServerState.Room> rooms(long nowMillis) throws SQLException {
        return database.read(
                "select info, log, last, read, draft from room where server = ? order by rowid",
                rows -> {
                    var all = new ArrayList<SavedServerState.Room>();
                    while (rows.next()) {
                        if (event(rows.getString(1)) instanceof Event.RoomOpened(RoomInfo info)) {
                            all.add(
                                    new SavedServerState.Room(
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
                                + ENTRIES,
                        rows -> {
                            var all = new ArrayList<LogEntry>();
                            while (rows.next()) {
                                if (!(event(rows.getString(1)) instanceof LogEntry entry)
                                        || isOver(room, entry, nowMillis)) {
                                    break;
                                }
                                all.add(entry);
                            }
                            return all;
                        },
                        server,
                        room.name());
        return newestFirst.reversed();
    }

    private static boolean isOver(RoomInfo room, LogEntry entry, long nowMillis) {
        return room.kept() == Retention.DAY && entry.at() < nowMillis - DAY;
    }

    private List<SavedServerState.Outgoing> outgoing() throws SQLException {
        return database.read(
                "select n, room, text, answers, at, refused, file from outgoing where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<SavedServerState.Outgoing>();
                    while (rows.next()) {
                        all.add(
                                new SavedServerState.Outgoing(
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getLong(4) == 0 ? null : rows.getLong(4),
                                        rows.getLong(5),
                                        rows.getString(6),
                                        OutgoingFileColumn.read(rows.getString(7))));
                    }
                    return all;
                },
                server);
    }

    private List<SavedServerState.Upload> upload() throws SQLException {
        return database.read(
                "select n, room, path, name, file, text, answers from giving where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<SavedServerState.Upload>();
                    while (rows.next()) {
                        all.add(
                                new SavedServerState.Upload(
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

    private List<SavedServerState.Attachment> attachment() throws SQLException {
        return database.read(
                "select n, room, path, name, bytes, changed from chosen where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<SavedServerState.Attachment>();
                    while (rows.next()) {
                        all.add(
                                new SavedServerState.Attachment(
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

    /// What a newer Foyer wrote and this one does not know is passed over.
    private static @Nullable Event event(String frame) {
        try {
            return Codec.decodeEvent(frame);
        } catch (InvalidValueException e) {
            return null;
        }
    }
}
