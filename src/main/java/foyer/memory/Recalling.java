package foyer.memory;

import foyer.protocol.Codec;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.RoomInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is remembered of one server. One thread, the file's.
final class Recalling {
    /// How much of a room is shown at once; older things come from the server.
    private static final int ENTRIES = 200;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Pages pages;
    private final long server;

    Recalling(Pages pages, long server) {
        this.pages = pages;
        this.server = server;
    }

    Recollection all(long nowMillis, String trouble) throws SQLException {
        return pages.read(
                "select log, number, shown from server where place = ?",
                row ->
                        row.next()
                                ? new Recollection(
                                        row.getString(1),
                                        row.getLong(2),
                                        row.getString(3),
                                        rooms(nowMillis),
                                        outgoing(),
                                        giving(),
                                        chosen(),
                                        trouble)
                                : Recollection.NONE,
                server);
    }

    private List<Recollection.Room> rooms(long nowMillis) throws SQLException {
        return pages.read(
                "select info, log, last, read, draft from room where server = ? order by rowid",
                rows -> {
                    var all = new ArrayList<Recollection.Room>();
                    while (rows.next()) {
                        if (event(rows.getString(1)) instanceof Event.RoomOpened(RoomInfo info)) {
                            all.add(
                                    new Recollection.Room(
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

    private List<Logged> entries(RoomInfo room, long nowMillis) throws SQLException {
        List<Logged> newestFirst =
                pages.read(
                        "select frame from entry where server = ? and room = ?"
                                + " order by seq desc limit "
                                + ENTRIES,
                        rows -> {
                            var all = new ArrayList<Logged>();
                            while (rows.next()) {
                                if (!(event(rows.getString(1)) instanceof Logged entry)
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

    private static boolean isOver(RoomInfo room, Logged entry, long nowMillis) {
        return room.kept() == Keeping.DAY && entry.at() < nowMillis - DAY;
    }

    private List<Recollection.Outgoing> outgoing() throws SQLException {
        return pages.read(
                "select n, room, text, answers, at, refused, file from outgoing where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<Recollection.Outgoing>();
                    while (rows.next()) {
                        all.add(
                                new Recollection.Outgoing(
                                        rows.getLong(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getLong(4) == 0 ? null : rows.getLong(4),
                                        rows.getLong(5),
                                        rows.getString(6),
                                        GivenFile.read(rows.getString(7))));
                    }
                    return all;
                },
                server);
    }

    private List<Recollection.Giving> giving() throws SQLException {
        return pages.read(
                "select n, room, path, name, file, text, answers from giving where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<Recollection.Giving>();
                    while (rows.next()) {
                        all.add(
                                new Recollection.Giving(
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

    private List<Recollection.Chosen> chosen() throws SQLException {
        return pages.read(
                "select n, room, path, name, bytes, changed from chosen where server = ?"
                        + " order by n",
                rows -> {
                    var all = new ArrayList<Recollection.Chosen>();
                    while (rows.next()) {
                        all.add(
                                new Recollection.Chosen(
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
        } catch (Invalid e) {
            return null;
        }
    }
}
