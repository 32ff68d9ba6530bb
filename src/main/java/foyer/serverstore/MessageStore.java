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
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The logs of all rooms, and the state that a server restores at its start.
///
/// Stores a batch completely or not at all; it is on disk (SQLite, write-ahead log,
/// `synchronous=full`) when [#store] returns. Hub thread, except for opening and closing.
public final class MessageStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageStore.class);

    final Connection connection;
    private final MessageSearch search;
    private final @Nullable StoreLock lock;
    private final Epochs epochs;
    private final BatchWriter batchWriter;
    private final WalCheckpointer walCheckpointer;
    private final PersistedState persistedState;
    private final MessageNumberIndex numbers;
    private final String logId;
    private final @Nullable Path quarantinedFile;
    private final EntryReader reader;
    private final AmendmentReader amendments;
    private final PreparedStatement pinned;
    private final PreparedStatement withFile;
    private final PreparedStatement anyBefore;
    private final PreparedStatement oldest;
    private final PreparedStatement retentionSet;

    private MessageStore(
            Connection connection,
            MessageSearch search,
            @Nullable StoreLock lock,
            String newLogId,
            @Nullable Path quarantinedFile)
            throws SQLException {
        this.connection = connection;
        this.search = search;
        this.lock = lock;
        this.quarantinedFile = quarantinedFile;
        this.epochs = new Epochs(connection, newLogId);
        this.batchWriter =
                new BatchWriter(connection, epochs.number(), new SearchIndex(connection));
        this.walCheckpointer = new WalCheckpointer(connection);
        this.persistedState = new PersistedState(connection);
        this.numbers = new MessageNumberIndex(connection);
        this.logId = logId(newLogId);
        this.reader = new EntryReader(connection);
        this.amendments = new AmendmentReader(connection);
        this.pinned =
                connection.prepareStatement(
                        "select of, kind = 'pinned' and flag from logged where room = ? and of > 0"
                                + " and kind in ('pinned', 'deleted') order by seq");
        this.withFile = connection.prepareStatement("select * from logged where file <> ''");
        this.anyBefore =
                connection.prepareStatement(
                        "select exists (select 1 from logged where room = ? and seq < ?)");
        this.oldest =
                connection.prepareStatement(
                        "select seq from logged where room = ? and at >= ? order by seq limit 1");
        this.retentionSet =
                connection.prepareStatement(
                        "select at from logged where room = ? and kind = 'keeping_set'"
                                + " order by seq desc limit 1");
    }

    /// A store that is lost when the program ends.
    ///
    /// @param newLogId random id of the store
    public static MessageStore inMemory(String newLogId) {
        try {
            Connection connection = ServerDatabase.inMemory();
            return new MessageStore(
                    connection, MessageSearch.inMemory(connection), null, newLogId, null);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open an in-memory database", e);
        }
    }

    /// Opens or creates the store in a file. Quarantines a damaged file and creates a new one.
    ///
    /// @param newLogId random id of a new store and of this epoch
    /// @param clock gives the name of a quarantined file
    /// @throws IOException with a text for the user
    public static MessageStore open(Path file, String newLogId, InstantSource clock)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
                throw unusable(file, SqliteErrors.noWriting(), null);
            }
            try {
                return openFile(file, newLogId, null);
            } catch (DamagedFileException e) {
                Path quarantined = FileQuarantine.quarantine(file, clock.instant());
                LOG.warn("history is damaged ({}), moved to {}", e.getMessage(), quarantined);
                return openFile(file, newLogId, quarantined);
            }
        } catch (SQLException e) {
            throw unusable(file, SqliteErrors.text(e), e);
        } catch (FileSystemException e) {
            throw unusable(file, SqliteErrors.noWriting(), e);
        }
    }

    private static MessageStore openFile(Path file, String newLogId, @Nullable Path quarantinedFile)
            throws SQLException, IOException {
        StoreLock lock = StoreLock.take(file);
        boolean opened = false;
        Connection connection = null;
        try {
            connection = ServerDatabase.open(file);
            var search = MessageSearch.onItsThread(ServerDatabase.openForReading(file));
            var store = new MessageStore(connection, search, lock, newLogId, quarantinedFile);
            ServerDatabase.markOpen(connection);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                if (connection != null) {
                    connection.close();
                }
                lock.close();
            }
        }
    }

    private static IOException unusable(Path file, String reason, @Nullable Exception cause) {
        return new IOException(Texts.of("disk.history.unusable", file, reason), cause);
    }

    /// Where [#open] moved a damaged file, or null if the file was sound.
    public @Nullable Path quarantinedFile() {
        return quarantinedFile;
    }

    /// The id of this store, which a copy of the file keeps.
    public String logId() {
        return logId;
    }

    /// The id of this start, unique.
    public String epoch() {
        return epochs.id();
    }

    /// Whether the entry at this `seq` was the same when that epoch ended. It was not if a copy of
    /// the file has been put back in between.
    public boolean wasWrittenBefore(String epoch, String room, long seq) {
        return epochs.wasWrittenBefore(epoch, room, seq);
    }

    /// Stores all changes or, if it throws, none.
    public void store(List<Change> batch) throws NotStoredException {
        batchWriter.store(batch);
        walCheckpointer.countBatch();
    }

    /// Merges staged entries and checkpoints the write-ahead log if due, which takes some
    /// milliseconds. Call it while idle.
    public void runMaintenance() throws NotStoredException {
        batchWriter.runMaintenance();
        walCheckpointer.checkpointIfDue();
    }

    /// Writes a dummy value, to find out whether the disk can be written.
    public void probeDisk() throws NotStoredException {
        batchWriter.probeDisk();
    }

    /// At most `limit` entries of a room with a smaller `seq`, oldest first.
    public List<LogEntry> before(String room, long seq, int limit) {
        return before(room, seq, limit, Integer.MAX_VALUE);
    }

    /// The newest entries of a room with a smaller `seq`, oldest first: at most `limit`, and at
    /// most about `maxBytes` in all, but at least one. It reads no more than that.
    public List<LogEntry> before(String room, long seq, int limit, int maxBytes) {
        return reader.before(room, seq, limit, maxBytes);
    }

    /// The entry of a room with this `seq`, or null if it is gone.
    public @Nullable LogEntry entryAt(String room, long seq) {
        return reader.entryAt(room, seq);
    }

    /// The reactions to a message, as a member finds them who reacts with this emoji.
    public ReactionState reactions(String room, long of, String member, String emoji) {
        return amendments.reactions(room, of, member, emoji);
    }

    /// How often a message was edited.
    public int edits(String room, long of) {
        return amendments.edits(room, of);
    }

    /// The `seq`s of the pinned messages of a room that are not deleted, in the order of pinning.
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
        return QueryRunner.run(
                withFile,
                _ -> {},
                rows -> {
                    var messages = new ArrayList<Said>();
                    while (rows.next()) {
                        if (EntryRow.read(rows) instanceof Said said) {
                            messages.add(said);
                        }
                    }
                    return List.copyOf(messages);
                });
    }

    /// Whether a room's log has an entry with a smaller `seq`.
    public boolean hasBefore(String room, long seq) {
        return QueryRunner.run(
                anyBefore,
                select -> {
                    select.setString(1, room);
                    select.setLong(2, seq);
                },
                rows -> rows.next() && rows.getBoolean(1));
    }

    /// The largest `seq` up to which all entries of a room are older than this time; 0 if none is.
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

    /// When a room's retention was last set, in milliseconds since 1970; 0 if its log does not
    /// tell. Reads the log from its end.
    public long retentionSetAt(String room) {
        return QueryRunner.run(
                retentionSet,
                select -> select.setString(1, room),
                rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    /// Searches the messages that [#updateSearchIndex] has added to the index.
    public MessageSearch search() {
        return search;
    }

    /// How many entries the search index lacks at most; very many after the start.
    public int waitingForIndex() {
        return batchWriter.waitingForIndex();
    }

    /// Adds entries to the search index; call it regularly.
    ///
    /// @return true if there may be more to add
    public boolean updateSearchIndex(int entries) throws NotStoredException {
        return batchWriter.updateSearchIndex(entries);
    }

    /// The `seq` of a room's newest entry; 0 if none.
    public long lastSeq(String room) {
        List<LogEntry> newest = before(room, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().seq();
    }

    public MessageNumberIndex numbers() {
        return numbers;
    }

    public PersistedState persistedState() {
        return persistedState;
    }

    @Override
    public void close() throws IOException {
        try {
            // the last connection to close tidies up the write-ahead log
            search.close();
            ServerDatabase.close(connection);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            if (lock != null) {
                lock.close();
            }
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
