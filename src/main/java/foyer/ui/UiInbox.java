package foyer.ui;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one door to the UI thread: what is put in from any thread is done there in the same order.
/// However much waits, the UI thread is woken once, and works no longer than [#BUDGET_NANOS] before
/// it lets a frame be drawn.
public final class UiInbox implements Executor {
    private static final long BUDGET_NANOS = 8_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(UiInbox.class);

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
                LOG.error("a task on the UI thread failed", e);
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
