package foyer.serverstore;

import foyer.language.Texts;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.sqlite.DamagedFileException;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.QueryRunner;
import foyer.sqlite.SqliteErrors;
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
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The logs of all rooms, and what a server must know again when it starts. One thread, the hub's;
/// it is opened and closed by whoever starts and ends that.
///
/// A batch is kept whole or not at all, and on disk (SQLite, write-ahead log, `synchronous=full`)
/// when [#store] returns.
public final class MessageStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);
    private static final int SEARCH_BATCH = 2_000;

    final Connection connection;
    private final Epochs epochs;
    private final SearchIndex index;
    private final BatchWriter batchWriter;
    private final WalCheckpointer log;
    private final PersistedState persistedState;
    private final MessageNumberIndex numbers;
    private final String logId;
    private final @Nullable Path quarantinedFile;
    private final PreparedStatement before;
    private final PreparedStatement at;
    private final PreparedStatement about;
    private final PreparedStatement pinned;
    private final PreparedStatement shared;
    private final PreparedStatement anyBefore;
    private final PreparedStatement oldest;

    private MessageStore(Connection connection, String newLogId, @Nullable Path setAside)
            throws SQLException {
        this.connection = connection;
        this.quarantinedFile = setAside;
        this.epochs = new Epochs(connection, newLogId);
        this.index = new SearchIndex(connection);
        this.batchWriter = new BatchWriter(connection, epochs.number(), index);
        this.log = new WalCheckpointer(connection);
        this.persistedState = new PersistedState(connection);
        this.numbers = new MessageNumberIndex(connection);
        this.logId = logId(newLogId);
        this.before =
                connection.prepareStatement(
                        "select * from logged where room = ? and seq < ? order by seq desc limit ?");
        this.at =
                connection.prepareStatement(
                        "select * from logged where room = ?"
                                + " and seq in (select value from json_each(?)) order by seq");
        this.about =
                connection.prepareStatement(
                        "select * from logged where room = ? and of = ? and of > 0 order by seq");
        this.pinned =
                connection.prepareStatement(
                        "select of, flag from logged where room = ? and of > 0 and kind = 'pinned'"
                                + " order by seq");
        this.shared = connection.prepareStatement("select * from logged where file <> ''");
        this.anyBefore =
                connection.prepareStatement(
                        "select exists (select 1 from logged where room = ? and seq < ?)");
        this.oldest =
                connection.prepareStatement(
                        "select seq from logged where room = ? and at >= ? order by seq limit 1");
    }

    /// A store that lasts as long as the program.
    ///
    /// @param newLogId random; says which store a `seq` belongs to
    public static MessageStore inMemory(String newLogId) {
        try {
            return new MessageStore(ServerDatabase.inMemory(), newLogId, null);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite cannot work in memory", e);
        }
    }

    /// The store in a file, made if it is not there. A damaged file is put aside, and a new one
    /// begun.
    ///
    /// @param newLogId random; its id if it is new, and the id of this start
    /// @param clock names what is put aside
    /// @throws IOException with words to the person
    public static MessageStore open(Path file, String newLogId, InstantSource clock)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
                throw unusable(file, SqliteErrors.noWriting(), null);
            }
            try {
                return in(file, newLogId, null);
            } catch (DamagedFileException e) {
                Path aside = FileQuarantine.quarantine(file, clock.instant());
                LOG.warn("the history was damaged ({}) and is now {}", e.getMessage(), aside);
                return in(file, newLogId, aside);
            }
        } catch (SQLException e) {
            throw unusable(file, SqliteErrors.text(e), e);
        } catch (FileSystemException e) {
            throw unusable(file, SqliteErrors.noWriting(), e);
        }
    }

    private static MessageStore in(Path file, String newLogId, @Nullable Path setAside)
            throws SQLException, IOException {
        Connection connection = ServerDatabase.open(file);
        try {
            var store = new MessageStore(connection, newLogId, setAside);
            ServerDatabase.markOpen(connection);
            return store;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static IOException unusable(Path file, String why, @Nullable Exception cause) {
        return new IOException(Texts.of("disk.history.unusable", file, why), cause);
    }

    /// Where the damaged file is that stood in the place of this one; null if there was none.
    public @Nullable Path quarantinedFile() {
        return quarantinedFile;
    }

    /// Which store this is; a copy put back keeps the id.
    public String logId() {
        return logId;
    }

    /// The id of this start; no other has it.
    public String epoch() {
        return epochs.id();
    }

    /// Whether this place of a room's log was written when that epoch ended, and holds now what it
    /// held then. It does not where a copy of the file was put back in between.
    public boolean wasWrittenBefore(String epoch, String room, long seq) {
        return epochs.wasWrittenBefore(epoch, room, seq);
    }

    /// Keeps all of these or, if it throws, none.
    public void store(List<Change> batch) throws NotStoredException {
        batchWriter.store(batch);
        log.written();
    }

    /// Puts in order what was kept, if it is time for that; it may take some milliseconds. Called
    /// when there is nothing better to do.
    public void runMaintenance() throws NotStoredException {
        batchWriter.runMaintenance();
        log.tidy();
    }

    /// Writes something that nobody reads, to find out whether the disk takes it.
    public void probeDisk() throws NotStoredException {
        batchWriter.probeDisk();
    }

    /// At most `limit` entries of a room with a smaller `seq`, oldest first.
    public List<LogEntry> before(String room, long seq, int limit) {
        return list(
                        before,
                        select -> {
                            select.setString(1, room);
                            select.setLong(2, seq);
                            select.setInt(3, limit);
                        })
                .reversed();
    }

    /// What stands at these places of a room's log, oldest first; what is not kept is left out.
    public List<LogEntry> entriesAt(String room, Collection<Long> seqs) {
        return list(
                at,
                select -> {
                    select.setString(1, room);
                    select.setString(2, List.copyOf(seqs).toString());
                });
    }

    /// The entries that are about one entry, edits and marks and answers, oldest first.
    public List<LogEntry> about(String room, long seq) {
        return list(
                about,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, seq);
                });
    }

    /// What is pinned in a room: the `seq`s, in the order in which they were pinned.
    public List<Long> pins(String room) {
        return QueryRunner.run(
                pinned,
                select -> select.setString(1, room),
                rows -> {
                    var pins = new LinkedHashSet<Long>();
                    while (rows.next()) {
                        long seq = rows.getLong(1);
                        pins.remove(seq);
                        if (rows.getBoolean(2)) {
                            pins.add(seq);
                        }
                    }
                    return List.copyOf(pins);
                });
    }

    /// All messages with a file.
    public List<Said> messagesWithFiles() {
        return list(shared, _ -> {}).stream()
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
    }

    private static List<LogEntry> list(
            PreparedStatement select, QueryRunner.Parameters parameters) {
        return QueryRunner.run(
                select,
                parameters,
                rows -> {
                    var entries = new ArrayList<LogEntry>();
                    while (rows.next()) {
                        entries.add(EntryRow.read(rows));
                    }
                    return List.copyOf(entries);
                });
    }

    /// Whether a room's log has anything with a smaller `seq`.
    public boolean hasBefore(String room, long seq) {
        return QueryRunner.run(
                anyBefore,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, seq);
                },
                rows -> rows.next() && rows.getBoolean(1));
    }

    /// Up to which `seq` everything in a room is older than this time; 0 if nothing is.
    ///
    /// @param last the room's newest `seq`
    public long olderThan(String room, long millis, long last) {
        return QueryRunner.run(
                oldest,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, millis);
                },
                rows -> rows.next() ? rows.getLong(1) - 1 : last);
    }

    /// What fits a query, the newest first. The index first catches up with so much that nobody who
    /// speaks waits long for it; where it is further behind, the newest words are not found yet.
    public List<LogEntry> search(SearchQuery query) throws NotStoredException {
        updateSearchIndex(SEARCH_BATCH);
        return index.find(query);
    }

    /// Makes some more of what was said fit to be searched; worth calling now and then.
    ///
    /// @return whether there may be more to do
    public boolean updateSearchIndex(int entries) throws NotStoredException {
        return batchWriter.updateSearchIndex(entries);
    }

    /// The `seq` of a room's newest entry; 0 for none.
    public long lastSeq(String room) {
        List<LogEntry> newest = before(room, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().seq();
    }

    /// What members said under numbers of their own.
    public MessageNumberIndex numbers() {
        return numbers;
    }

    /// What a server must know again when it starts, beside its logs.
    public PersistedState persistedState() {
        return persistedState;
    }

    @Override
    public void close() throws IOException {
        try {
            ServerDatabase.close(connection);
        } catch (SQLException e) {
            throw new IOException("the history could not be closed", e);
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
