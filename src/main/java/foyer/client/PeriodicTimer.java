package foyer.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Runs a task on the UI thread every five seconds, connected or not. Waits a whole period after
/// each run, so that runs do not pile up while the UI thread is busy. UI thread.
public final class PeriodicTimer {
    private static final long PERIOD_SECONDS = 5;

    private final Executor afterPeriod;
    private final Runnable task;
    private boolean stopped;

    /// @param afterPeriod runs each task that it is given once, a period later, on the UI thread
    PeriodicTimer(Executor afterPeriod, Runnable task) {
        this.afterPeriod = afterPeriod;
        this.task = task;
    }

    /// Starts a timer.
    ///
    /// @param ui runs the task
    public static PeriodicTimer start(Executor ui, Runnable task) {
        var timer =
                new PeriodicTimer(
                        CompletableFuture.delayedExecutor(PERIOD_SECONDS, TimeUnit.SECONDS, ui),
                        task);
        timer.start();
        return timer;
    }

    void start() {
        afterPeriod.execute(this::run);
    }

    /// Does not run the task again.
    public void stop() {
        stopped = true;
    }

    private void run() {
        if (stopped) {
            return;
        }
        try {
            task.run();
        } finally {
            start();
        }
    }
}
