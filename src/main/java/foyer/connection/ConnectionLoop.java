package foyer.connection;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread of one connection, with timers. Logs a failed task and continues with the next; drops
/// tasks after [#end]. Thread-safe.
final class ConnectionLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoop.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("foyer-connection").daemon().factory());

    void execute(Runnable task) {
        after(0, task);
    }

    void after(long millis, Runnable task) {
        try {
            var _ = thread.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("dropped a task after the end of the connection", e);
        }
    }

    void every(long millis, Runnable task) {
        var _ =
                thread.scheduleWithFixedDelay(
                        () -> run(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    void end() {
        thread.shutdownNow();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a task of the connection failed", e);
        }
    }
}
