package foyer.store;

import foyer.protocol.Event.Logged;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The logs of all rooms, and what a server must know again when it starts. One thread, the hub's;
/// it is opened and closed by whoever starts and ends that.
///
/// A batch is kept whole or not at all, and on disk (SQLite, write-ahead log, `synchronous=full`)
/// when [#keep] returns.
public final class MessageStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

    final Connection connection;
    private final Writer writer;
    private final String logId;
    private final @Nullable Path setAside;
    private final PreparedStatement before;
    private final PreparedStatement anyBefore;
    private final PreparedStatement numbered;
    private final PreparedStatement lastNumber;

    private MessageStore(Connection connection, String newLogId, @Nullable Path setAside)
            throws SQLException {
        this.connection = connection;
        this.setAside = setAside;
        this.writer = new Writer(connection);
        this.logId = logId(newLogId);
        this.before =
                connection.prepareStatement(
                        "select * from entry where room = ? and seq < ? order by seq desc limit ?");
        this.anyBefore =
                connection.prepareStatement(
                        "select exists (select 1 from entry where room = ? and seq < ?)");
        this.numbered =
                connection.prepareStatement(
                        "select * from entry where by = ? and n = ? and room = ? and n > 0");
        this.lastNumber =
                connection.prepareStatement("select max(n) from entry where by = ? and n > 0");
    }

    /// A store that lasts as long as the program.
    ///
    /// @param newLogId random; says which store a `seq` belongs to
    public static MessageStore inMemory(String newLogId) {
        try {
            return new MessageStore(Database.inMemory(), newLogId, null);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite cannot work in memory", e);
        }
    }

    /// The store in a file, made if it is not there. A damaged file is put aside, and a new one
    /// begun.
    ///
    /// @param newLogId random; its id if it is new
    /// @param clock names what is put aside
    /// @throws IOException with words to the person
    public static MessageStore open(Path file, String newLogId, InstantSource clock)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
                throw unusable(file, WhyNot.NO_WRITING, null);
            }
            try {
                return new MessageStore(Database.open(file), newLogId, null);
            } catch (Damaged e) {
                Path aside = Aside.put(file, clock.instant());
                LOG.warn("the history was damaged ({}) and is now {}", e.getMessage(), aside);
                return new MessageStore(Database.open(file), newLogId, aside);
            }
        } catch (SQLException e) {
            throw unusable(file, WhyNot.words(e), e);
        } catch (FileSystemException e) {
            throw unusable(file, WhyNot.NO_WRITING, e);
        }
    }

    private static IOException unusable(Path file, String why, @Nullable Exception cause) {
        return new IOException("The history in %s cannot be used: %s.".formatted(file, why), cause);
    }

    /// Where the damaged file is that stood in the place of this one; null if there was none.
    public @Nullable Path setAside() {
        return setAside;
    }

    /// Which store this is; a copy put back keeps the id.
    public String logId() {
        return logId;
    }

    /// Keeps all of these or, if it throws, none.
    public void keep(List<Change> batch) throws NotStored {
        writer.keep(batch);
    }

    /// Writes something that nobody reads, to find out whether the disk takes it.
    public void tryOut() throws NotStored {
        writer.tryOut();
    }

    /// At most `limit` entries of a room with a smaller `seq`, oldest first.
    public List<Logged> before(String room, long seq, int limit) {
        return Reading.of(
                before,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, seq);
                    select.setInt(3, limit);
                },
                rows -> {
                    var newestFirst = new ArrayList<Logged>();
                    while (rows.next()) {
                        newestFirst.add(EntryRow.read(rows));
                    }
                    return List.copyOf(newestFirst.reversed());
                });
    }

    /// Whether a room's log has anything with a smaller `seq`.
    public boolean hasBefore(String room, long seq) {
        return Reading.of(
                anyBefore,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, seq);
                },
                rows -> rows.next() && rows.getBoolean(1));
    }

    /// What a member said in a room under a number of theirs.
    public @Nullable Logged find(String room, String member, long n) {
        List<Logged> found =
                Reading.of(
                        numbered,
                        select -> {
                            select.setString(1, member);
                            select.setLong(2, n);
                            select.setString(3, room);
                        },
                        rows -> rows.next() ? List.of(EntryRow.read(rows)) : List.of());
        return found.isEmpty() ? null : found.getFirst();
    }

    /// The largest number a member used; 0 for none.
    public long lastNumber(String member) {
        return Reading.of(
                lastNumber,
                select -> select.setString(1, member),
                rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    /// The `seq` of a room's newest entry; 0 for none.
    public long last(String room) {
        List<Logged> newest = before(room, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().seq();
    }

    public List<Change.Room> rooms() {
        return all(
                "select name, owner, topic, kept from room order by place",
                row ->
                        new Change.Room(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4)));
    }

    public List<Change.Member> members() {
        return all(
                "select id, name, role from member",
                row ->
                        new Change.Member(
                                row.getString(1),
                                row.getString(2),
                                Role.valueOf(row.getString(3))));
    }

    public List<Change.Planned> plans() {
        return all(
                "select id, text, minutes, by, name from schedule order by id",
                row ->
                        new Change.Planned(
                                new Schedule(row.getLong(1), row.getString(2), row.getInt(3)),
                                row.getString(4),
                                row.getString(5)));
    }

    @Override
    public void close() throws IOException {
        try {
            Database.close(connection);
        } catch (SQLException e) {
            throw new IOException("the history could not be closed", e);
        }
    }

    private <T> List<T> all(String query, Reading.Row<T> each) {
        try (PreparedStatement select = connection.prepareStatement(query)) {
            return Reading.of(
                    select,
                    _ -> {},
                    rows -> {
                        var all = new ArrayList<T>();
                        while (rows.next()) {
                            all.add(each.read(rows));
                        }
                        return List.copyOf(all);
                    });
        } catch (SQLException e) {
            throw new IllegalStateException("the history cannot be read", e);
        }
    }

    private String logId(String newLogId) throws SQLException {
        try (var sql = connection.createStatement()) {
            try (ResultSet row = sql.executeQuery("select id from log")) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
            try (var insert =
                    connection.prepareStatement(
                            "insert into log (id, sum) values (?1, row_sum(?1))")) {
                insert.setString(1, newLogId);
                insert.executeUpdate();
            }
            return newLogId;
        }
    }
}
