package foyer.ui;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// The one door to the UI thread: what is put in from any thread is done there in the same order.
/// However much waits, the UI thread is woken once, and works no longer than [#BUDGET_NANOS] before
/// it lets a frame be drawn. What fails there goes to the thread's handler of uncaught faults, and
/// the next task is done all the same.
public final class UiExecutor implements Executor {
    private static final long BUDGET_NANOS = 8_000_000;

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        wake();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            Platform.runLater(this::drain);
        }
    }

    private void drain() {
        woken.set(false);
        long until = System.nanoTime() + BUDGET_NANOS;
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                Thread here = Thread.currentThread();
                here.getUncaughtExceptionHandler().uncaughtException(here, e);
            }
            if (System.nanoTime() - until > 0) {
                break;
            }
        }
        if (!waiting.isEmpty()) {
            wake();
        }
    }
}
