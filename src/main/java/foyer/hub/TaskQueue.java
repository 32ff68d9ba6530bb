package foyer.hub;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What waits for the hub, in order. Any thread puts, the hub's takes.
///
/// What can wait does so as long as [Patience] has it, and wakes nobody meanwhile; anything else
/// ends that at once.
final class TaskQueue<T> {
    /// So many are worth a batch of their own.
    static final int ENOUGH = 32;

    private final LongSupplier nanoTime;
    private final Patience patience;
    private final Queue<T> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean urgent;
    private volatile int wanted;
    private volatile @Nullable Thread sleeper;

    TaskQueue(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.patience = new Patience(nanoTime.getAsLong());
    }

    void put(T task) {
        tasks.add(task);
        size.incrementAndGet();
        urgent = true;
        LockSupport.unpark(sleeper);
    }

    /// The same for what may wait a few milliseconds.
    void putPatiently(T task) {
        tasks.add(task);
        if (size.incrementAndGet() == wanted) {
            LockSupport.unpark(sleeper);
        }
    }

    @Nullable T poll() {
        T task = tasks.poll();
        if (task != null) {
            size.decrementAndGet();
        }
        return task;
    }

    /// Returns when something is to be done, or after that time.
    void await(long nanos) {
        sleep(nanos, 1);
        long left = patience.left(nanoTime.getAsLong());
        if (left > 0 && !urgent && size.get() > 0) {
            sleep(left / 2, ENOUGH);
            int half = size.get();
            sleep(patience.left(nanoTime.getAsLong()), ENOUGH);
            if (!urgent) {
                patience.waited(size.get() > half || half >= ENOUGH, nanoTime.getAsLong());
            }
        }
        urgent = false;
    }

    /// What had waited has been told.
    void told() {
        patience.told(nanoTime.getAsLong());
    }

    private void sleep(long nanos, int enough) {
        long start = nanoTime.getAsLong();
        wanted = enough;
        sleeper = Thread.currentThread();
        for (long left = nanos; left > 0 && size.get() < enough && !urgent; ) {
            LockSupport.parkNanos(this, left);
            left = nanos - (nanoTime.getAsLong() - start);
        }
        sleeper = null;
    }
}
