package foyer.hub;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Tasks of several owners for one executor. Each owner's run in order, and the owners take turns,
/// so that an owner with one task waits for at most one task of each other owner. Thread-safe.
final class TurnQueue {
    /// Many more than an owner needs; their further tasks are rejected.
    static final int OWNER_TASKS_MAX = 100;

    private final Executor executor;
    private final Map<Object, ArrayDeque<Runnable>> waiting = new HashMap<>();
    private final ArrayDeque<Object> turns = new ArrayDeque<>();

    /// @param executor runs one task at a time
    TurnQueue(Executor executor) {
        this.executor = executor;
    }

    /// Queues a task behind its owner's earlier ones.
    ///
    /// @param owner compared by `equals`
    /// @throws RejectedExecutionException if the owner, or all together, have too many
    void execute(Object owner, Runnable task) {
        synchronized (this) {
            ArrayDeque<Runnable> own = waiting.computeIfAbsent(owner, _ -> new ArrayDeque<>());
            if (own.size() >= OWNER_TASKS_MAX) {
                throw new RejectedExecutionException("too many tasks of one owner");
            }
            if (own.isEmpty()) {
                turns.add(owner);
            }
            own.add(task);
        }
        try {
            executor.execute(this::runNext);
        } catch (RejectedExecutionException e) {
            takeBack(owner, task);
            throw e;
        }
    }

    private synchronized void takeBack(Object owner, Runnable task) {
        ArrayDeque<Runnable> own = waiting.get(owner);
        if (own != null && own.removeLastOccurrence(task) && own.isEmpty()) {
            waiting.remove(owner);
            turns.remove(owner);
        }
    }

    private void runNext() {
        Runnable next = poll();
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable poll() {
        Object owner = turns.poll();
        ArrayDeque<Runnable> own = owner == null ? null : waiting.get(owner);
        if (owner == null || own == null) {
            return null;
        }
        Runnable next = own.poll();
        if (own.isEmpty()) {
            waiting.remove(owner);
        } else {
            turns.add(owner);
        }
        return next;
    }
}
