package foyer.clientstore;

import foyer.language.Texts;
import foyer.sqlite.DamagedFileException;
import foyer.sqlite.FileQuarantine;
import foyer.sqlite.SqliteErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A file in which this Foyer remembers, for all servers. Any thread; the file belongs to one
/// thread of its own, which takes all that waits in one transaction, on disk when it ends (SQLite,
/// write-ahead log, `synchronous=full`).
///
/// A damaged file is put aside and a new one begun. Where the disk takes nothing, everything is
/// remembered until the program ends, and [SavedServerState#problem] says so.
public final class ClientStore {
    private static final Logger LOG = LoggerFactory.getLogger(ClientStore.class);
    private static final long PATIENCE_SECONDS = 10;

    private final @Nullable Path file;
    private final InstantSource clock;
    private final Executor own;
    private final Executor ui;
    private final Queue<WriteTask> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private @Nullable ClientDatabase database;
    private String trouble = "";

    /// One thing to write down, and who hears what came of it.
    private record WriteTask(Task task, Runnable done, Consumer<String> failed) {}

    /// What is done with the open file.
    interface Task {
        void with(ClientDatabase database) throws SQLException;
    }

    /// @param file made when it is first needed; nothing to remember until the program ends only
    /// @param clock names what is put aside
    /// @param own one thread, the file's
    /// @param ui where those who wait are told
    public ClientStore(@Nullable Path file, InstantSource clock, Executor own, Executor ui) {
        this.file = file;
        this.clock = clock;
        this.own = own;
        this.ui = ui;
    }

    /// What is remembered of a server; waits for the file, so never on the UI thread.
    ///
    /// @param identity its key print, or its address if it has none
    public SavedServerState load(String identity) {
        try {
            return CompletableFuture.supplyAsync(() -> read(identity), own)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SavedServerState.NONE;
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            LOG.error("what was remembered could not be read", e);
            return SavedServerState.NONE;
        }
    }

    /// What is written down of a server from now on.
    public ServerStateWriter writerFor(String identity) {
        return new ServerStateWriter(this, identity);
    }

    /// Nothing of a server is remembered any more.
    ///
    /// @param done hears on the UI thread where the files are that were chosen or given there
    public void forget(String identity, Consumer<List<Path>> done) {
        var files = new ArrayList<Path>();
        write(
                database -> files.addAll(database.forget(identity)),
                () -> done.accept(files),
                _ -> {});
    }

    private SavedServerState read(String identity) {
        drain();
        try {
            ClientDatabase open = open();
            var saved = new SavedServerState[1];
            open.transaction(
                    () ->
                            saved[0] =
                                    new SavedStateReader(open, open.serverNumber(identity))
                                            .all(clock.millis(), trouble));
            return saved[0];
        } catch (SQLException e) {
            LOG.error("what was remembered could not be read: {}", e.getMessage());
            return SavedServerState.NONE;
        }
    }

    /// @param done heard on the UI thread when it is on disk
    /// @param failed heard instead, with why in words
    void write(Task task, Runnable done, Consumer<String> failed) {
        waiting.add(new WriteTask(task, done, failed));
        if (awake.compareAndSet(false, true)) {
            own.execute(this::drain);
        }
    }

    private void drain() {
        awake.set(false);
        var writeTasks = new ArrayList<WriteTask>();
        for (WriteTask next = waiting.poll(); next != null; next = waiting.poll()) {
            writeTasks.add(next);
        }
        if (writeTasks.isEmpty()) {
            return;
        }
        String why = write(writeTasks);
        ui.execute(
                () -> {
                    for (WriteTask writeTask : writeTasks) {
                        if (why == null) {
                            writeTask.done.run();
                        } else {
                            writeTask.failed.accept(why);
                        }
                    }
                });
    }

    /// @return why nothing of it was written, in words
    private @Nullable String write(List<WriteTask> writeTasks) {
        try {
            ClientDatabase open = open();
            open.transaction(
                    () -> {
                        for (WriteTask writeTask : writeTasks) {
                            writeTask.task.with(open);
                        }
                    });
            return null;
        } catch (SQLException e) {
            LOG.error("{} things could not be remembered: {}", writeTasks.size(), e.getMessage());
            return Texts.of("disk.not_kept", SqliteErrors.text(e));
        }
    }

    private ClientDatabase open() throws SQLException {
        ClientDatabase now = database;
        if (now == null) {
            now = new ClientDatabase(connect());
            database = now;
        }
        return now;
    }

    private Connection connect() throws SQLException {
        if (file == null) {
            return ClientDatabaseOpener.inMemory();
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                return ClientDatabaseOpener.open(file);
            } catch (DamagedFileException e) {
                Path aside = FileQuarantine.quarantine(file, clock.instant());
                LOG.warn("what was remembered was damaged ({}), now {}", e.getMessage(), aside);
                trouble = Texts.of("disk.memory.damaged", aside);
                return ClientDatabaseOpener.open(file);
            }
        } catch (SQLException e) {
            return forgetful(SqliteErrors.text(e));
        } catch (IOException e) {
            LOG.warn("the folder of what is remembered cannot be used", e);
            return forgetful(SqliteErrors.noWriting());
        }
    }

    private Connection forgetful(String why) throws SQLException {
        LOG.warn("nothing is remembered: {}", why);
        trouble = Texts.of("disk.memory.none", why);
        return ClientDatabaseOpener.inMemory();
    }

    /// Closes the file behind all that waits; nothing is remembered after that. Waits, so never on
    /// the UI thread.
    public void close() {
        CompletableFuture.runAsync(
                        () -> {
                            drain();
                            ClientDatabase open = database;
                            database = null;
                            if (open != null) {
                                open.close();
                            }
                        },
                        own)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .exceptionally(
                        e -> {
                            LOG.error("what is remembered was not closed in order", e);
                            return null;
                        })
                .join();
    }
}
