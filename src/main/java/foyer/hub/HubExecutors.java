package foyer.hub;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes the executors for the hub's slow work: one thread and a bounded queue each. A full queue
/// throws [java.util.concurrent.RejectedExecutionException]. An idle thread ends.
public final class HubExecutors {
    /// At some 50 ms each, the last one waits less than a second.
    private static final int HASHINGS_MAX = 16;

    /// Enough for all connections; [FileTasks] bounds their memory.
    private static final int FILE_TASKS_MAX = 10_000;

    private static final int IDLE_SECONDS = 10;

    private HubExecutors() {}

    /// Hashes passwords. However many wait, they take one processor and 19 MiB.
    public static ExecutorService forPasswords() {
        return open("foyer-passwords", HASHINGS_MAX);
    }

    /// Reads and writes shared files, so that a slow disk does not delay messages.
    public static ExecutorService forFiles() {
        return open("foyer-files", FILE_TASKS_MAX);
    }

    private static ExecutorService open(String name, int waitingMax) {
        var executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waitingMax),
                        Thread.ofPlatform().name(name).daemon().factory());
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
