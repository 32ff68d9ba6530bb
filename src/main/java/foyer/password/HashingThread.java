package foyer.password;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread on which a server's passwords are hashed, so that however many try at once, they
/// take one processor and 19 MiB.
public final class HashingThread {
    /// At some 50 ms each, whoever comes last waits less than a second.
    private static final int WAITING_MAX = 16;

    private static final int IDLE_SECONDS = 10;

    private HashingThread() {}

    /// It takes one task at a time and a few that wait, and throws
    /// [java.util.concurrent.RejectedExecutionException] beyond. There is no thread while there is
    /// nothing to do.
    public static ExecutorService open() {
        var thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().name("foyer-passwords").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
