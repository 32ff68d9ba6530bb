package foyer.hub;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The tasks for the hub: those of the server itself, which come first, and a [TaskLane] for each
/// connection. The lanes take turns, one task at a time, so that a connection with many tasks does
/// not delay the others. Batchable tasks do not wake the hub until [BatchDelay] is over; any other
/// task wakes it at once. Any thread puts tasks, the hub thread takes them.
final class TaskQueue<T> {
    /// So many batchable tasks wake the hub before the delay is over.
    static final int ENOUGH = 32;

    /// Shorter delays, in nanoseconds, do not show whether waiting pays.
    private static final long JUDGED_MIN = 500_000L;

    private final LongSupplier nanoTime;
    private final BatchDelay batchDelay;
    private final ArrayDeque<T> own = new ArrayDeque<>();
    private final ArrayDeque<TaskLane<T>> ready = new ArrayDeque<>();
    private long waitingChars;
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

    /// Puts a task of the server.
    void put(T task) {
        synchronized (this) {
            own.add(task);
            size.incrementAndGet();
        }
        wakeNow();
    }

    /// Puts a task of a connection, however many it has.
    void put(TaskLane<T> lane, T task) {
        synchronized (this) {
            add(lane, task, 0);
        }
        wakeNow();
    }

    /// Puts a task of a connection, unless it has too many or all together have.
    ///
    /// @param chars how much memory it takes
    /// @param batchable whether it may wait a few milliseconds for others
    /// @return false if the task was not put
    boolean offer(TaskLane<T> lane, T task, int chars, boolean batchable) {
        long now = batchable ? nanoTime.getAsLong() : 0;
        int waiting;
        synchronized (this) {
            if (!lane.accepts(chars, waitingChars)) {
                return false;
            }
            if (batchable) {
                lastAt = now;
                firstAt = size.get() == 0 ? now : firstAt;
            }
            add(lane, task, chars);
            waiting = size.get();
        }
        if (!batchable) {
            wakeNow();
        } else if (waiting == wakeSize) {
            LockSupport.unpark(sleeper);
        }
        return true;
    }

    private void add(TaskLane<T> lane, T task, int chars) {
        if (lane.isEmpty()) {
            ready.add(lane);
        }
        lane.add(task, chars);
        waitingChars += chars;
        size.incrementAndGet();
    }

    private void wakeNow() {
        urgent = true;
        LockSupport.unpark(sleeper);
    }

    /// Drops the tasks of a connection.
    synchronized void clear(TaskLane<T> lane) {
        if (!lane.isEmpty()) {
            ready.remove(lane);
            size.addAndGet(-lane.count());
            waitingChars -= lane.clear();
        }
    }

    synchronized @Nullable T poll() {
        T task = own.poll();
        TaskLane<T> lane = task == null ? ready.poll() : null;
        if (lane != null) {
            int chars = lane.headChars();
            task = lane.poll();
            waitingChars -= chars;
            if (!lane.isEmpty()) {
                ready.add(lane);
            }
        }
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
