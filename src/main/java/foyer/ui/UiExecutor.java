package foyer.ui;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Runs tasks on the UI thread in the order they were submitted; the only caller of
/// `Platform.runLater`. Many waiting tasks wake the UI thread once, and run for [#BUDGET_NANOS] at
/// most before a frame may be drawn. An exception goes to the thread's uncaught exception handler
/// and does not stop the next task. Thread-safe.
public final class UiExecutor implements Executor {
    private static final long BUDGET_NANOS = 8_000_000;

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        wake();
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            Platform.runLater(this::drain);
        }
    }

    private void drain() {
        awake.set(false);
        long deadline = System.nanoTime() + BUDGET_NANOS;
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            if (System.nanoTime() - deadline > 0) {
                break;
            }
        }
        if (!waiting.isEmpty()) {
            wake();
        }
    }
}
