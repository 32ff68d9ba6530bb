package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Request;
import foyer.protocol.ServerOccupancy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the hub's thread and the queue of tasks for it. No method waits except [#stop] and
/// [#dismissGuests]. Thread-safe.
public final class HubLoop {
    /// How many tasks share one commit at most.
    static final int BATCH_MAX = 200;

    static final long TICK_MILLIS = 250;

    /// About how long the system takes to write to a socket, whatever the size.
    private static final long WRITE_NANOS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(HubLoop.class);

    private sealed interface Task {
        record Connected(Peer peer) implements Task {}

        record Received(Peer peer, Request request) implements Task {}

        record Disconnected(Peer peer, Departure reason) implements Task {}

        record Continue(Runnable continuation) implements Task {}

        record DismissGuests(String text, CountDownLatch done) implements Task {}

        record Stop(String text, int retryAfter) implements Task {}
    }

    private final Hub hub;
    private final Consumer<Error> onFatalError;
    private final TaskQueue<Task> tasks = new TaskQueue<>(System::nanoTime);
    private final Map<Peer, TaskLane<Task>> lanes =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final Thread thread;
    private volatile ServerOccupancy occupancy;

    /// @param newHub makes the hub, given an executor that runs tasks on the hub's thread
    /// @param onFatalError called by the hub's thread, which then ends, if the virtual machine
    ///   cannot go on, for example without memory
    public HubLoop(Function<Executor, Hub> newHub, Consumer<Error> onFatalError) {
        this.onFatalError = onFatalError;
        this.hub = newHub.apply(task -> tasks.put(new Task.Continue(task)));
        this.occupancy = hub.occupancy();
        this.thread = Thread.ofPlatform().name("foyer-hub").daemon().unstarted(this::run);
    }

    /// Sets the server's password, or removes it if it is empty. Takes some 50 ms; call it before
    /// [#start].
    public void setPasswordAtStart(String password) {
        hub.setPasswordAtStart(password);
        occupancy = hub.occupancy();
    }

    /// What guests know the server by: its key fingerprint, or its log id if it has no key.
    public String identity() {
        return hub.identity();
    }

    public void start() {
        thread.start();
    }

    /// How full the server was at the last tick.
    public ServerOccupancy occupancy() {
        return occupancy;
    }

    public void onConnected(Peer peer) {
        var lane = new TaskLane<Task>();
        lanes.put(peer, lane);
        tasks.put(lane, new Task.Connected(peer));
    }

    /// Queues a command behind the earlier ones of its connection. Ignores it if the connection is
    /// not connected or has ended.
    ///
    /// @param chars the length of the command's frame
    /// @return false if the connection has too many commands waiting
    public boolean submit(Peer peer, Request request, int chars) {
        TaskLane<Task> lane = lanes.get(peer);
        return lane == null
                || tasks.offer(
                        lane,
                        new Task.Received(peer, request),
                        chars,
                        request.command() instanceof Command.Say);
    }

    /// Call it once for each peer that was connected. Drops its waiting commands, unless the client
    /// closed the connection itself: what it sent before is then carried out.
    public void onDisconnected(Peer peer, Departure reason) {
        TaskLane<Task> lane = lanes.remove(peer);
        if (lane != null) {
            if (reason != Departure.LEFT) {
                tasks.clear(lane);
            }
            tasks.put(lane, new Task.Disconnected(peer, reason));
        }
    }

    /// Closes the connections of all guests. Waits until that is done, at most three seconds; does
    /// nothing if the hub has stopped.
    ///
    /// @param text for the guests
    public void dismissGuests(String text) throws InterruptedException {
        if (thread.isAlive()) {
            var done = new CountDownLatch(1);
            tasks.put(new Task.DismissGuests(text, done));
            done.await(3, TimeUnit.SECONDS);
        }
    }

    /// Closes all connections and ends the thread. Waits until that is done, at most three seconds.
    ///
    /// @param text for the members
    /// @param retryAfter seconds after which clients may reconnect; 0 for never
    public void stop(String text, int retryAfter) throws InterruptedException {
        tasks.put(new Task.Stop(text, retryAfter));
        thread.join(3_000);
    }

    private void run() {
        long nextTick = System.nanoTime();
        while (true) {
            try {
                tasks.await(TICK_MILLIS * 1_000_000);
                long start = System.nanoTime();
                boolean hasMessages = false;
                Task task = tasks.poll();
                for (int n = 0; task != null; task = ++n < BATCH_MAX ? tasks.poll() : null) {
                    hasMessages |= task instanceof Task.Received(_, Request(_, Command.Say _));
                    if (!execute(task)) {
                        return;
                    }
                }
                hub.commitPending();
                int receivers = hub.flush();
                if (hasMessages) {
                    long nanos = System.nanoTime() - start + receivers * WRITE_NANOS;
                    tasks.batchDelivered(nanos);
                }
                hub.runMaintenance();
                if (System.nanoTime() - nextTick >= 0) {
                    nextTick = System.nanoTime() + TICK_MILLIS * 1_000_000;
                    hub.tick();
                    hub.flush();
                    occupancy = hub.occupancy();
                }
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("the hub failed and continues", e);
            } catch (Error e) {
                onFatalError.accept(e);
                return;
            }
        }
    }

    /// Executes a task.
    ///
    /// @return true to continue, false to end the thread
    private boolean execute(Task task) {
        switch (task) {
            case Task.Connected(Peer peer) -> hub.onConnected(peer);
            case Task.Received(Peer peer, Request request) -> handle(peer, request);
            case Task.Disconnected(Peer peer, Departure reason) -> hub.onDisconnected(peer, reason);
            case Task.Continue(Runnable continuation) -> continuation.run();
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

    private void handle(Peer peer, Request request) {
        try {
            hub.handle(peer, request);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a command failed", e);
            hub.refuseAsFault(peer, request.id());
        }
    }
}
