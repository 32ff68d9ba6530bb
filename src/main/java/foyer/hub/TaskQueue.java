package foyer.hub;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The tasks for the hub, in order. Batchable tasks do not wake the hub until [BatchDelay] is over;
/// any other task wakes it at once. Any thread puts tasks, the hub thread takes them.
final class TaskQueue<T> {
    /// So many batchable tasks wake the hub before the delay is over.
    static final int ENOUGH = 32;

    /// Shorter delays, in nanoseconds, do not show whether waiting pays.
    private static final long JUDGED_MIN = 500_000L;

    private final LongSupplier nanoTime;
    private final BatchDelay batchDelay;
    private final Queue<T> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private volatile boolean urgent;
    private volatile int wakeSize;
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

    /// Puts a task that may wait a few milliseconds for others.
    void putBatchable(T task) {
        long now = nanoTime.getAsLong();
        lastAt = now;
        if (size.get() == 0) {
            firstAt = now;
        }
        tasks.add(task);
        if (size.incrementAndGet() == wakeSize) {
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

    /// Returns when a task is due, or after this time.
    void await(long nanos) {
        long delay = batchDelay.remaining(nanoTime.getAsLong());
        if (delay > 0) {
            sleep(delay, ENOUGH);
            judgeDelay();
        }
        sleep(nanos, 1);
        urgent = false;
    }

    private void judgeDelay() {
        int waiting = size.get();
        long now = nanoTime.getAsLong();
        long waited = now - firstAt;
        if (!urgent && waiting > 0 && waited > JUDGED_MIN) {
            batchDelay.batchWaited(waiting >= ENOUGH || lastAt - firstAt > waited / 2, now);
        }
    }

    /// @param cost how many nanoseconds the batch took
    void batchDelivered(long cost) {
        batchDelay.batchDelivered(cost, nanoTime.getAsLong());
    }

    private void sleep(long nanos, int untilSize) {
        long start = nanoTime.getAsLong();
        wakeSize = untilSize;
        sleeper = Thread.currentThread();
        for (long left = nanos; left > 0 && size.get() < untilSize && !urgent; ) {
            LockSupport.parkNanos(this, left);
            left = nanos - (nanoTime.getAsLong() - start);
        }
        sleeper = null;
    }
}
