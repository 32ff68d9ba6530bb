package foyer.serverstore;

import foyer.protocol.LogEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Searches a history. One in a file is searched on a thread and a connection of its own, so that
/// nobody's messages wait for it; one in memory, which has one connection only, on the caller's
/// thread and for a short time. Thread-safe, except for closing.
public final class MessageSearch {
    private static final long NANOS_MAX = 1_000_000_000L;

    /// How many entries a search on the caller's thread may look at, some milliseconds of work.
    private static final long MEMORY_ROWS_MAX = 2_000;

    /// A queue of ten seconds at most.
    private static final int WAITING_MAX = 10;

    private static final int IDLE_SECONDS = 10;

    private final SearchReader reader;
    private final Executor executor;
    private final AutoCloseable closing;

    private MessageSearch(SearchReader reader, Executor executor, AutoCloseable closing) {
        this.reader = reader;
        this.executor = executor;
        this.closing = closing;
    }

    static MessageSearch inMemory(Connection connection) throws SQLException {
        var rows = new AtomicLong();
        var reader = new SearchReader(connection, MEMORY_ROWS_MAX, rows::incrementAndGet);
        return new MessageSearch(reader, Runnable::run, () -> {});
    }

    /// @param connection of its own
    static MessageSearch onItsThread(Connection connection) throws SQLException {
        var thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().name("foyer-search").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return new MessageSearch(
                new SearchReader(connection, NANOS_MAX, System::nanoTime),
                thread,
                () -> {
                    thread.shutdownNow();
                    thread.awaitTermination(2, TimeUnit.SECONDS);
                    connection.close();
                });
    }

    /// Where [#find] must run.
    ///
    /// @return an executor that throws [RejectedExecutionException] if too many searches wait
    public Executor executor() {
        return executor;
    }

    /// The matches of a query, newest first; not all of them if there are very many, or very many
    /// that do not match.
    public List<LogEntry> find(SearchQuery query) {
        try {
            return reader.find(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot search the history", e);
        }
    }

    void close() throws SQLException {
        try {
            closing.close();
        } catch (SQLException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
