package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Request;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The hub's one thread and the queue in front of it. Every method may be called from any thread
/// and returns at once, but [#stop], which waits.
public final class HubLoop {
    /// How many commands may wait for the hub; one more is refused as busy. Comings and goings are
    /// bounded by the number of connections.
    static final int WAITING_MAX = 10_000;

    /// How many commands are stored together at the most.
    static final int BATCH_MAX = 200;

    static final long TICK_MILLIS = 250;

    /// About what the system takes to write to a socket, whatever is written.
    private static final long WRITE_NANOS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(HubLoop.class);

    private sealed interface Task {
        record Opened(Peer peer) implements Task {}

        record Asked(Peer peer, Request request) implements Task {}

        record Gone(Peer peer, Departure reason) implements Task {}

        record Back(Runnable then) implements Task {}

        record DismissGuests(String text, CountDownLatch done) implements Task {}

        record Stop(String text, int retryAfter) implements Task {}
    }

    private final Hub hub;
    private final TaskQueue<Task> tasks = new TaskQueue<>(System::nanoTime);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread thread;
    private volatile ServerOccupancy occupancy;

    public HubLoop(Hub hub) {
        this.hub = hub;
        this.occupancy = hub.occupancy();
        hub.setHubExecutor(then -> tasks.put(new Task.Back(then)));
        this.thread = Thread.ofPlatform().name("foyer-hub").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /// How full the server was a moment ago.
    public ServerOccupancy occupancy() {
        return occupancy;
    }

    /// A connection is there; it has ten seconds to say hello.
    public void onConnected(Peer peer) {
        tasks.put(new Task.Opened(peer));
    }

    /// A connection asks for something.
    ///
    /// @return whether it was taken; if not, the server is busy and nothing was done
    public boolean submit(Peer peer, Request request) {
        if (waiting.incrementAndGet() > WAITING_MAX) {
            waiting.decrementAndGet();
            return false;
        }
        var task = new Task.Asked(peer, request);
        if (request.command() instanceof Command.Say) {
            tasks.putBatchable(task);
        } else {
            tasks.put(task);
        }
        return true;
    }

    /// A connection is no more; told once for each that was opened.
    public void onDisconnected(Peer peer, Departure reason) {
        tasks.put(new Task.Gone(peer, reason));
    }

    /// Sends all guests away; returns when that is done, or after three seconds, or at once if the
    /// hub has stopped.
    ///
    /// @param text shown to them
    public void dismissGuests(String text) throws InterruptedException {
        if (thread.isAlive()) {
            var done = new CountDownLatch(1);
            tasks.put(new Task.DismissGuests(text, done));
            done.await(3, TimeUnit.SECONDS);
        }
    }

    /// Says goodbye to everybody, closes all connections and ends the thread; returns when that is
    /// done or after three seconds.
    ///
    /// @param text shown to the members
    /// @param retryAfter seconds after which the members' programs may come back, 0 for never
    public void stop(String text, int retryAfter) throws InterruptedException {
        tasks.put(new Task.Stop(text, retryAfter));
        thread.join(3_000);
    }

    private void run() {
        long nextTick = System.nanoTime();
        while (true) {
            try {
                tasks.await(TICK_MILLIS * 1_000_000);
                long begun = System.nanoTime();
                boolean said = false;
                Task task = tasks.poll();
                for (int n = 0; task != null; task = ++n < BATCH_MAX ? tasks.poll() : null) {
                    said |= task instanceof Task.Asked(_, Request(_, Command.Say _));
                    if (!handle(task)) {
                        return;
                    }
                }
                hub.commitPending();
                int told = hub.flush();
                if (said) {
                    tasks.batchDelivered(System.nanoTime() - begun + told * WRITE_NANOS);
                }
                hub.runMaintenance();
                if (System.nanoTime() - nextTick >= 0) {
                    nextTick = System.nanoTime() + TICK_MILLIS * 1_000_000;
                    hub.tick();
                    hub.flush();
                    occupancy = hub.occupancy();
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("the hub goes on after a fault", e);
            }
        }
    }

    private void ask(Peer peer, Request request) {
        try {
            hub.handle(peer, request);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a command broke something", e);
            hub.refuseAsFault(peer, request.id());
        }
    }

    private boolean handle(Task task) {
        switch (task) {
            case Task.Opened(Peer peer) -> hub.onConnected(peer);
            case Task.Asked(Peer peer, Request request) -> {
                waiting.decrementAndGet();
                ask(peer, request);
            }
            case Task.Gone(Peer peer, Departure reason) -> hub.onDisconnected(peer, reason);
            case Task.Back(Runnable then) -> then.run();
            case Task.DismissGuests(String text, CountDownLatch done) -> {
                hub.dismissGuests(text);
                done.countDown();
            }
            case Task.Stop(String text, int retryAfter) -> {
                hub.stop(text, retryAfter);
                return false;
            }
        }
        return true;
    }
}
