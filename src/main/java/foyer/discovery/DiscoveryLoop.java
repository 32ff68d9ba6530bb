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

/// A thread that waits for datagrams, for times and for tasks of others. What is read waits in the
/// system's own bounded buffer, so that a flood is dropped there. [#execute] may be called by any
/// thread, the rest only on this one or before it starts.
final class DiscoveryLoop {
    private static final Logger LOG = LoggerFactory.getLogger(DiscoveryLoop.class);
    private static final long MOST_WAIT_NANOS = 1_000_000_000;

    private record Due(long at, Runnable task) {}

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Due> due =
            new PriorityQueue<>((a, b) -> Long.compare(a.at - b.at, 0));
    private final Selector selector;
    private final Thread thread;
    private volatile boolean ended;

    DiscoveryLoop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector can be opened", e);
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
        due.add(new Due(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), task));
    }

    /// Now, and again and again.
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

    /// Ends the thread after what it does now; returns when it is over, or after a second.
    void end() {
        ended = true;
        selector.wakeup();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            LOG.debug("interrupted while a thread ended", e);
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ended) {
            try {
                selector.select(
                        key -> attempt((Runnable) key.attachment()), Math.max(1, waitMillis()));
                // first, so that what is begun with is done before what others ask for
                long now = System.nanoTime();
                for (Due next = due.peek(); next != null && next.at - now <= 0; next = due.peek()) {
                    due.remove();
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
            LOG.debug("a selector was not closed in order", e);
        }
    }

    private long waitMillis() {
        Due next = due.peek();
        long nanos = next == null ? MOST_WAIT_NANOS : next.at - System.nanoTime();
        return TimeUnit.NANOSECONDS.toMillis(Math.min(nanos, MOST_WAIT_NANOS));
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("being found goes on after a fault", e);
        }
    }
}
