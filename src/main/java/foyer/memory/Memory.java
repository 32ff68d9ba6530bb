package foyer.memory;

import foyer.language.Texts;
import foyer.sqlite.Aside;
import foyer.sqlite.Damaged;
import foyer.sqlite.WhyNot;
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
/// remembered until the program ends, and [Recollection#trouble] says so.
public final class Memory {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final long PATIENCE_SECONDS = 10;

    private final @Nullable Path file;
    private final InstantSource clock;
    private final Executor own;
    private final Executor ui;
    private final Queue<Errand> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();
    private @Nullable Pages pages;
    private String trouble = "";

    /// One thing to write down, and who hears what came of it.
    private record Errand(Task task, Runnable done, Consumer<String> failed) {}

    /// What is done with the open file.
    interface Task {
        void with(Pages pages) throws SQLException;
    }

    /// @param file made when it is first needed; nothing to remember until the program ends only
    /// @param clock names what is put aside
    /// @param own one thread, the file's
    /// @param ui where those who wait are told
    public Memory(@Nullable Path file, InstantSource clock, Executor own, Executor ui) {
        this.file = file;
        this.clock = clock;
        this.own = own;
        this.ui = ui;
    }

    /// What is remembered of a server; waits for the file, so never on the UI thread.
    ///
    /// @param identity its key print, or its address if it has none
    public Recollection recall(String identity) {
        try {
            return CompletableFuture.supplyAsync(() -> read(identity), own)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Recollection.NONE;
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            LOG.error("what was remembered could not be read", e);
            return Recollection.NONE;
        }
    }

    /// What is written down of a server from now on.
    public ServerMemory of(String identity) {
        return new ServerMemory(this, identity);
    }

    /// Nothing of a server is remembered any more.
    ///
    /// @param done hears on the UI thread where the files are that were chosen or given there
    public void forget(String identity, Consumer<List<Path>> done) {
        var files = new ArrayList<Path>();
        write(pages -> files.addAll(pages.forget(identity)), () -> done.accept(files), _ -> {});
    }

    private Recollection read(String identity) {
        drain();
        try {
            Pages open = open();
            var recalled = new Recollection[1];
            open.inOneGo(
                    () ->
                            recalled[0] =
                                    new Recalling(open, open.place(identity))
                                            .all(clock.millis(), trouble));
            return recalled[0];
        } catch (SQLException e) {
            LOG.error("what was remembered could not be read: {}", e.getMessage());
            return Recollection.NONE;
        }
    }

    /// @param done heard on the UI thread when it is on disk
    /// @param failed heard instead, with why in words
    void write(Task task, Runnable done, Consumer<String> failed) {
        waiting.add(new Errand(task, done, failed));
        if (awake.compareAndSet(false, true)) {
            own.execute(this::drain);
        }
    }

    private void drain() {
        awake.set(false);
        var errands = new ArrayList<Errand>();
        for (Errand next = waiting.poll(); next != null; next = waiting.poll()) {
            errands.add(next);
        }
        if (errands.isEmpty()) {
            return;
        }
        String why = write(errands);
        ui.execute(
                () -> {
                    for (Errand errand : errands) {
                        if (why == null) {
                            errand.done.run();
                        } else {
                            errand.failed.accept(why);
                        }
                    }
                });
    }

    /// @return why nothing of it was written, in words
    private @Nullable String write(List<Errand> errands) {
        try {
            Pages open = open();
            open.inOneGo(
                    () -> {
                        for (Errand errand : errands) {
                            errand.task.with(open);
                        }
                    });
            return null;
        } catch (SQLException e) {
            LOG.error("{} things could not be remembered: {}", errands.size(), e.getMessage());
            return Texts.of("disk.not_kept", WhyNot.words(e));
        }
    }

    private Pages open() throws SQLException {
        Pages now = pages;
        if (now == null) {
            now = new Pages(connect());
            pages = now;
        }
        return now;
    }

    private Connection connect() throws SQLException {
        if (file == null) {
            return MemoryFile.inMemory();
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                return MemoryFile.open(file);
            } catch (Damaged e) {
                Path aside = Aside.put(file, clock.instant());
                LOG.warn("what was remembered was damaged ({}), now {}", e.getMessage(), aside);
                trouble = Texts.of("disk.memory.damaged", aside);
                return MemoryFile.open(file);
            }
        } catch (SQLException e) {
            return forgetful(WhyNot.words(e));
        } catch (IOException e) {
            LOG.warn("the folder of what is remembered cannot be used", e);
            return forgetful(WhyNot.noWriting());
        }
    }

    private Connection forgetful(String why) throws SQLException {
        LOG.warn("nothing is remembered: {}", why);
        trouble = Texts.of("disk.memory.none", why);
        return MemoryFile.inMemory();
    }

    /// Closes the file behind all that waits; nothing is remembered after that. Waits, so never on
    /// the UI thread.
    public void close() {
        CompletableFuture.runAsync(
                        () -> {
                            drain();
                            Pages open = pages;
                            pages = null;
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
