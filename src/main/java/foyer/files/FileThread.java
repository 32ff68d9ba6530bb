package foyer.files;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread on which files are read and written, so that a slow disk keeps nobody's words.
public final class FileThread {
    /// Some seconds' work for a disk, and 32 MB of memory.
    private static final int WAITING_MAX = 500;

    private static final int IDLE_SECONDS = 10;

    private FileThread() {}

    /// It takes one task at a time and throws [java.util.concurrent.RejectedExecutionException] if
    /// too many wait. There is no thread while there is nothing to do.
    public static ExecutorService open() {
        var thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().name("foyer-files").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }
}
