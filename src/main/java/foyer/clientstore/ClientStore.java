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

/// What the client has saved about all servers, in one SQLite file. One thread of its own writes
/// all waiting tasks in one transaction, which is on disk when it ends.
///
/// A damaged file is quarantined and a new one begun. If the disk cannot be used, the store is in
/// memory until the program ends, and [SavedServerState#problem] says so. Thread-safe.
public final class ClientStore {
    private static final Logger LOG = LoggerFactory.getLogger(ClientStore.class);
    private static final long TIMEOUT_SECONDS = 10;

    private final @Nullable Path file;
    private final InstantSource clock;
    private final Executor writer;
    private final Executor ui;
    private final Queue<WriteTask> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private @Nullable ClientDatabase database;
    private String problem = "";

    private record WriteTask(Task task, Runnable done, Consumer<String> failed) {}

    interface Task {
        void run(ClientDatabase database) throws SQLException;
    }

    /// @param file created when it is first needed; null for a store in memory
    /// @param clock for the names of quarantined files
    /// @param writer one thread, which may block
    /// @param ui runs the callbacks of writes
    public ClientStore(@Nullable Path file, InstantSource clock, Executor writer, Executor ui) {
        this.file = file;
        this.clock = clock;
        this.writer = writer;
        this.ui = ui;
    }

    /// Reads what is saved about a server. Blocks, so never call it on the UI thread.
    ///
    /// @param identity the server's key fingerprint, or its address if it has no key
    public SavedServerState load(String identity) {
        try {
            return CompletableFuture.supplyAsync(() -> read(identity), writer)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SavedServerState.NONE;
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            LOG.error("the client store could not be read", e);
            return SavedServerState.NONE;
        }
    }

    /// Saves what happens at a server from now on.
    public ServerStateWriter writerFor(String identity) {
        return new ServerStateWriter(this, identity);
    }

    /// Deletes everything saved about a server.
    ///
    /// @param done called on the UI thread with the paths of its attachment drafts and uploads
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
                                            .read(clock.millis(), problem));
            return saved[0];
        } catch (SQLException e) {
            LOG.error("the client store could not be read: {}", e.getMessage());
            return SavedServerState.NONE;
        }
    }

    /// @param done called on the UI thread when it is on disk
    /// @param failed called instead, with the error
    void write(Task task, Runnable done, Consumer<String> failed) {
        waiting.add(new WriteTask(task, done, failed));
        if (drainScheduled.compareAndSet(false, true)) {
            writer.execute(this::drain);
        }
    }

    private void drain() {
        drainScheduled.set(false);
        var writeTasks = new ArrayList<WriteTask>();
        for (WriteTask next = waiting.poll(); next != null; next = waiting.poll()) {
            writeTasks.add(next);
        }
        if (writeTasks.isEmpty()) {
            return;
        }
        String error = write(writeTasks);
        if (error == null || writeTasks.size() == 1) {
            finish(writeTasks, error);
        } else {
            // one that cannot be saved must not keep the others from it
            writeTasks.forEach(each -> finish(List.of(each), write(List.of(each))));
        }
    }

    private void finish(List<WriteTask> writeTasks, @Nullable String error) {
        ui.execute(
                () -> {
                    for (WriteTask writeTask : writeTasks) {
                        if (error == null) {
                            writeTask.done.run();
                        } else {
                            writeTask.failed.accept(error);
                        }
                    }
                });
    }

    /// @return why nothing was written; null if everything was
    private @Nullable String write(List<WriteTask> writeTasks) {
        try {
            ClientDatabase open = open();
            open.transaction(
                    () -> {
                        for (WriteTask writeTask : writeTasks) {
                            writeTask.task.run(open);
                        }
                    });
            return null;
        } catch (SQLException e) {
            LOG.error("{} changes could not be saved: {}", writeTasks.size(), e.getMessage());
            return Texts.of("disk.not_kept", SqliteErrors.text(e));
        }
    }

    private ClientDatabase open() throws SQLException {
        ClientDatabase open = database;
        if (open == null) {
            open = new ClientDatabase(connect());
            database = open;
        }
        return open;
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
                LOG.warn("the client store is damaged ({}); moved to {}", e.getMessage(), aside);
                problem = Texts.of("disk.memory.damaged", aside);
                return ClientDatabaseOpener.open(file);
            }
        } catch (SQLException e) {
            return connectInMemory(SqliteErrors.text(e));
        } catch (IOException e) {
            LOG.warn("the client store's folder cannot be used", e);
            return connectInMemory(SqliteErrors.noWriting());
        }
    }

    private Connection connectInMemory(String why) throws SQLException {
        LOG.warn("the client store is in memory only: {}", why);
        problem = Texts.of("disk.memory.none", why);
        return ClientDatabaseOpener.inMemory();
    }

    /// Writes what waits and closes the file. Blocks, so never call it on the UI thread.
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
                        writer)
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(
                        e -> {
                            LOG.error("the client store was not closed cleanly", e);
                            return null;
                        })
                .join();
    }
}
