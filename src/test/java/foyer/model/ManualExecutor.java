package foyer.model;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// A thread of a program's: it does everything at once, or when the test lets it. One thread.
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

    /// From now on what it is to do waits.
    void hold() {
        held = true;
    }

    /// Does the next of what waits.
    void step() {
        Runnable next = waiting.poll();
        if (next != null) {
            next.run();
        }
    }

    /// What waits is never done.
    void forget() {
        waiting.clear();
        held = false;
    }

    /// Does all that waits, and everything at once from now on.
    void letGo() {
        held = false;
        while (!waiting.isEmpty()) {
            step();
        }
    }
}
