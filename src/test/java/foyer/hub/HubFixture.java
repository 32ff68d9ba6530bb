package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Schedule;
import foyer.serverstore.MessageStore;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A real hub without sockets, threads or passing time. "Host" is its host.
public final class HubFixture {
    public final FakeTime time = new FakeTime();
    public final MessageStore store;
    public final Hub hub;

    /// Passwords that wait to be hashed, while [#holdsHashing].
    final Queue<Runnable> hashing = new ArrayDeque<>();

    /// Whether hashing waits until a test says so; otherwise it is done at once.
    boolean holdsHashing;

    /// What whoever hashes throws instead, if anything.
    @Nullable RejectedExecutionException refusesHashing;

    public HubFixture(String... rooms) {
        this(List.of(rooms), List.of());
    }

    HubFixture(List<String> rooms, List<Schedule> schedules) {
        this(MessageStore.inMemory("log-of-this-house"), rooms, schedules);
    }

    /// One that bears something else than usual.
    HubFixture(HubLimits limits, String... rooms) {
        this(MessageStore.inMemory("log-of-this-house"), List.of(rooms), List.of(), limits);
    }

    /// A house on what another one kept, opened after it was closed.
    HubFixture(HubFixture before) {
        this(before.store, List.of(), List.of());
    }

    /// A house on this store.
    HubFixture(MessageStore store) {
        this(store, List.of(), List.of());
    }

    HubFixture(MessageStore store, List<String> rooms, List<Schedule> schedules) {
        this(store, rooms, schedules, HubLimits.DEFAULT);
    }

    private HubFixture(
            MessageStore store, List<String> rooms, List<Schedule> schedules, HubLimits limits) {
        this(
                store,
                new HubSettings(
                        "Ada's house",
                        Set.of(MemberKeys.id("Host")),
                        rooms,
                        "",
                        schedules,
                        limits));
    }

    HubFixture(MessageStore store, HubSettings settings) {
        this(store, settings, null);
    }

    /// One that takes files.
    HubFixture(MessageStore store, HubSettings settings, @Nullable FileWorker fileWorker) {
        this.store = store;
        hub =
                new Hub(
                        settings,
                        store,
                        time,
                        time,
                        new Random(1),
                        task -> {
                            if (refusesHashing != null) {
                                throw refusesHashing;
                            }
                            if (holdsHashing) {
                                hashing.add(task);
                            } else {
                                task.run();
                            }
                        },
                        fileWorker,
                        Runnable::run);
    }

    /// What waits is hashed, and its askers are answered.
    void hash() {
        while (!hashing.isEmpty()) {
            hashing.remove().run();
            hub.commitPending();
        }
    }

    /// A connection that has not said hello.
    RecordingPeer knock(String who) {
        var peer = new RecordingPeer(who, hub);
        hub.onConnected(peer);
        return peer;
    }

    /// Somebody with their own key and that name, welcomed; what they heard so far is forgotten.
    public RecordingPeer guest(String who) {
        RecordingPeer peer = knock(who);
        peer.ask(hello(who));
        assertEquals(who, peer.only(Event.Welcome.class).you().name());
        peer.take();
        return peer;
    }

    /// The same, in some rooms.
    public RecordingPeer guest(String who, String... rooms) {
        RecordingPeer peer = guest(who);
        for (String room : rooms) {
            peer.join(room);
        }
        peer.take();
        return peer;
    }

    static Command.Hello hello(String who) {
        return new Command.Hello(Limits.PROTOCOL, who, MemberKeys.of(who));
    }

    /// The connection breaks, as the server tells it.
    void breaks(RecordingPeer peer) {
        hub.onDisconnected(peer, Departure.LOST);
        hub.commitPending();
    }

    /// Lets time pass in steps as short as the hub's own.
    public void pass(Duration time) {
        long steps = Math.max(1, time.toMillis() / HubLoop.TICK_MILLIS);
        for (long i = 0; i < steps; i++) {
            this.time.pass(time.dividedBy(steps));
            hub.tick();
        }
    }

    /// What everybody heard so far is forgotten.
    static void forget(RecordingPeer... peers) {
        for (RecordingPeer peer : peers) {
            peer.take();
        }
    }
}
