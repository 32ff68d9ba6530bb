package foyer.model;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// Runs tasks at once, or when the test says so. One thread.
final class ManualExecutor implements Executor {
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private boolean held;

    @Override
    public void execute(Runnable task) {
        if (held) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    /// Keeps tasks waiting from now on.
    void hold() {
        held = true;
    }

    /// Runs the next waiting task.
    void step() {
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }

    /// Drops the waiting tasks.
    void drop() {
        waiting.clear();
        held = false;
    }

    /// Runs the waiting tasks, and new ones at once.
    void release() {
        held = false;
        while (!waiting.isEmpty()) {
            step();
        }
    }
}
