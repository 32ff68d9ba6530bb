package foyer.hub;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What waits for the hub, in order. Any thread puts, the hub's takes.
///
/// What can wait does so as long as [BatchDelay] has it, and wakes nobody meanwhile; anything else
/// ends that at once.
final class TaskQueue<T> {
    /// So many are worth a batch of their own.
    static final int ENOUGH = 32;

    /// Nothing is learned from a shorter wait, in nanoseconds.
    private static final long SHORT = 500_000L;

    private final LongSupplier nanoTime;
    private final BatchDelay batchDelay;
    private final Queue<T> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean urgent;
    private volatile int wanted;
    private volatile long firstAt;
    private volatile long lastAt;
    private volatile @Nullable Thread sleeper;

    TaskQueue(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.batchDelay = new BatchDelay(nanoTime.getAsLong());
    }

    void put(T task) {
        tasks.add(task);
        size.incrementAndGet();
        urgent = true;
        LockSupport.unpark(sleeper);
    }

    /// The same for what may wait a few milliseconds.
    void putBatchable(T task) {
        long now = nanoTime.getAsLong();
        lastAt = now;
        if (size.get() == 0) {
            firstAt = now;
        }
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
        long left = batchDelay.remaining(nanoTime.getAsLong());
        if (left > 0) {
            sleep(left, ENOUGH);
            judge();
        }
        sleep(nanos, 1);
        urgent = false;
    }

    /// Whether it was worth the wait.
    private void judge() {
        int waiting = size.get();
        long now = nanoTime.getAsLong();
        long waited = now - firstAt;
        if (!urgent && waiting > 0 && waited > SHORT) {
            batchDelay.batchWaited(waiting >= ENOUGH || lastAt - firstAt > waited / 2, now);
        }
    }

    /// What was there has been told.
    ///
    /// @param cost how many nanoseconds that took
    void batchDelivered(long cost) {
        batchDelay.batchDelivered(cost, nanoTime.getAsLong());
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
