package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Schedule;
import foyer.store.MessageStore;
import foyer.testing.FakeTime;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A real hub without sockets, threads or passing time. "Host" is its host.
public final class House {
    public final FakeTime time = new FakeTime();
    public final MessageStore store;
    public final Hub hub;

    /// Passwords that wait to be hashed, while [#holdsHashing].
    final Queue<Runnable> hashing = new ArrayDeque<>();

    /// Whether hashing waits until a test says so; otherwise it is done at once.
    boolean holdsHashing;

    /// What whoever hashes throws instead, if anything.
    @Nullable RejectedExecutionException refusesHashing;

    public House(String... rooms) {
        this(List.of(rooms), List.of());
    }

    House(List<String> rooms, List<Schedule> schedules) {
        this(MessageStore.inMemory("log-of-this-house"), rooms, schedules);
    }

    /// One that bears something else than usual.
    House(HubLimits limits, String... rooms) {
        this(MessageStore.inMemory("log-of-this-house"), List.of(rooms), List.of(), limits);
    }

    /// A house on what another one kept, opened after it was closed.
    House(House before) {
        this(before.store, List.of(), List.of());
    }

    /// A house on this store.
    House(MessageStore store) {
        this(store, List.of(), List.of());
    }

    House(MessageStore store, List<String> rooms, List<Schedule> schedules) {
        this(store, rooms, schedules, HubLimits.DEFAULT);
    }

    private House(
            MessageStore store, List<String> rooms, List<Schedule> schedules, HubLimits limits) {
        this(
                store,
                new HubSettings(
                        "Ada's house", Set.of(Keys.id("Host")), rooms, "", schedules, limits));
    }

    House(MessageStore store, HubSettings settings) {
        this(store, settings, null);
    }

    /// One that takes files.
    House(MessageStore store, HubSettings settings, @Nullable Filing filing) {
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
                        filing);
    }

    /// What waits is hashed, and its askers are answered.
    void hash() {
        while (!hashing.isEmpty()) {
            hashing.remove().run();
            hub.settle();
        }
    }

    /// A connection that has not said hello.
    ListPeer knock(String who) {
        var peer = new ListPeer(who, hub);
        hub.opened(peer);
        return peer;
    }

    /// Somebody with their own key and that name, welcomed; what they heard so far is forgotten.
    public ListPeer guest(String who) {
        ListPeer peer = knock(who);
        peer.ask(hello(who));
        assertEquals(who, peer.only(Event.Welcome.class).you().name());
        peer.take();
        return peer;
    }

    /// The same, in some rooms.
    public ListPeer guest(String who, String... rooms) {
        ListPeer peer = guest(who);
        for (String room : rooms) {
            peer.join(room);
        }
        peer.take();
        return peer;
    }

    static Command.Hello hello(String who) {
        return new Command.Hello(Limits.PROTOCOL, who, Keys.of(who));
    }

    /// The connection breaks, as the server tells it.
    void breaks(ListPeer peer) {
        hub.gone(peer, Departure.LOST);
        hub.settle();
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
    static void forget(ListPeer... peers) {
        for (ListPeer peer : peers) {
            peer.take();
        }
    }
}
