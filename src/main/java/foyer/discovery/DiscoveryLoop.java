package foyer.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that waits for datagrams, timers and tasks. Unread datagrams stay in the system's
/// bounded buffer, which drops a flood. Other threads may call [#execute] only.
final class DiscoveryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DiscoveryLoop.class);
    private static final long MAX_WAIT_NANOS = 1_000_000_000;

    private record Timer(long dueNanos, Runnable task) {}

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos - b.dueNanos, 0));
    private final Selector selector;
    private final Thread thread;
    private volatile boolean ended;

    DiscoveryLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector", e);
        }
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    void after(long millis, Runnable task) {
        timers.add(new Timer(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    /// Runs a task now, and then again after each delay.
    void every(long millis, Runnable task) {
        after(
                0,
                new Runnable() {
                    @Override
                    public void run() {
                        after(millis, this);
                        task.run();
                    }
                });
    }

    void onReadable(DatagramChannel channel, Runnable task) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, task);
    }

    /// Ends the thread after its current task. Waits for up to a second.
    void end() {
        ended = true;
        selector.wakeup();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            LOG.debug("interrupted while waiting for the end of a thread", e);
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ended) {
            try {
                selector.select(
                        key -> attempt((Runnable) key.attachment()), Math.max(1, waitMillis()));
                // timers first, so that the tasks of start() run before those of other threads
                long now = System.nanoTime();
                for (Timer next = timers.peek();
                        next != null && next.dueNanos - now <= 0;
                        next = timers.peek()) {
                    timers.remove();
                    attempt(next.task);
                }
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    attempt(task);
                }
            } catch (IOException e) {
                LOG.error("waiting for datagrams failed", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing the selector failed", e);
        }
    }

    private long waitMillis() {
        Timer next = timers.peek();
        long nanos = next == null ? MAX_WAIT_NANOS : next.dueNanos - System.nanoTime();
        return TimeUnit.NANOSECONDS.toMillis(Math.min(nanos, MAX_WAIT_NANOS));
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a task of discovery failed", e);
        }
    }
}
