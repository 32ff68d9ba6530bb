package foyer.connection;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A link's own thread, and its clock. Any thread may give it something to do; after its end
/// nothing is done any more. A task that fails is logged, and the next is done all the same.
final class ConnectionLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLoop.class);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("foyer-link").daemon().factory());

    void execute(Runnable task) {
        after(0, task);
    }

    void after(long millis, Runnable task) {
        try {
            var _ = thread.schedule(() -> run(task), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the link is over", e);
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
            LOG.error("the link goes on after a fault", e);
        }
    }
}
