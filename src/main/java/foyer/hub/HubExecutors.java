package foyer.hub;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A thread beside the hub's, for what takes long. It does one task at a time, so many wait, and
/// whoever comes then is told so by [RejectedExecutionException]. There is no thread while there is
/// nothing to do.
public final class HubExecutors {
    /// At some 50 ms each, whoever comes last waits less than a second.
    private static final int HASHINGS_MAX = 16;

    /// Some seconds' work for a disk, and 32 MB of memory.
    private static final int PIECES_MAX = 500;

    private static final int IDLE_SECONDS = 10;

    private HubExecutors() {}

    /// Where passwords are hashed: however many try at once, they take one processor and 19 MiB.
    public static ExecutorService forPasswords() {
        return open("foyer-passwords", HASHINGS_MAX);
    }

    /// Where files are read and written, so that a slow disk keeps nobody's words.
    public static ExecutorService forFiles() {
        return open("foyer-files", PIECES_MAX);
    }

    private static ExecutorService open(String name, int waitingMax) {
        var thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waitingMax),
                        Thread.ofPlatform().name(name).daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
