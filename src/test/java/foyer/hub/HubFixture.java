package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Schedule;
import foyer.serverstore.MessageStore;
import foyer.testing.FakeTime;
import foyer.testing.GuestKeys;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// A real hub without sockets and threads, in fake time. The member "Host" is its host.
public final class HubFixture {
    public final FakeTime time = new FakeTime();
    public final MessageStore store;
    public final Hub hub;

    /// The passwords that wait for [#runHashing].
    final Queue<Runnable> waitingHashes = new ArrayDeque<>();

    /// Whether passwords wait for [#runHashing]; otherwise they are hashed at once.
    boolean pausesHashing;

    /// Whether the queue for hashing is full.
    boolean refusesHashing;

    /// A hub with these rooms that stores its history in memory.
    public HubFixture(String... rooms) {
        this(newStore(), rooms);
    }

    HubFixture(MessageStore store, String... rooms) {
        this(store, settings(HubLimits.DEFAULT, List.of(), rooms), null);
    }

    HubFixture(FileWorker fileWorker, String... rooms) {
        this(newStore(), settings(HubLimits.DEFAULT, List.of(), rooms), fileWorker);
    }

    HubFixture(HubSettings settings) {
        this(newStore(), settings, null);
    }

    HubFixture(MessageStore store, HubSettings settings, @Nullable FileWorker fileWorker) {
        this(store, settings, fileWorker, null);
    }

    /// @param clock null for the fake time
    HubFixture(
            MessageStore store,
            HubSettings settings,
            @Nullable FileWorker fileWorker,
            @Nullable InstantSource clock) {
        this.store = store;
        this.hub =
                new Hub(
                        settings,
                        store,
                        clock == null ? time : clock,
                        time,
                        new Random(1),
                        this::hash,
                        fileWorker,
                        Runnable::run);
    }

    private static MessageStore newStore() {
        return MessageStore.inMemory("log-of-this-house");
    }

    static HubSettings settings(HubLimits limits, List<Schedule> schedules, String... rooms) {
        Set<String> hosts = Set.of(MemberKeys.id("Host"));
        return new HubSettings("Ada's house", hosts, List.of(rooms), "", schedules, limits);
    }

    /// Another hub on the same store, with the clock set back.
    HubFixture restart() {
        return new HubFixture(store);
    }

    private void hash(Runnable task) {
        if (refusesHashing) {
            throw new RejectedExecutionException("full");
        }
        if (pausesHashing) {
            waitingHashes.add(task);
        } else {
            task.run();
        }
    }

    /// Hashes the waiting passwords, whose commands are then answered.
    void runHashing() {
        while (!waitingHashes.isEmpty()) {
            waitingHashes.remove().run();
            hub.commitPending();
        }
    }

    /// A connection that has not sent hello.
    ///
    /// @param name of the member, from which their key is made
    RecordingPeer connect(String name) {
        var peer = new RecordingPeer(name, hub);
        hub.onConnected(peer);
        return peer;
    }

    /// A connection at the guests' port that has not sent hello.
    RecordingPeer connectGuest(String name) {
        var peer = new RecordingPeer(name, hub).asGuest();
        hub.onConnected(peer);
        return peer;
    }

    /// A guest who has sent hello, with the events received so far.
    RecordingPeer guest(String name) {
        RecordingPeer peer = connectGuest(name);
        peer.send(GuestKeys.hello(name, peer.only(Event.Challenge.class)));
        return peer;
    }

    /// A connection that has sent hello, with the events received so far.
    RecordingPeer sendHello(String name) {
        RecordingPeer peer = connect(name);
        peer.send(hello(name));
        return peer;
    }

    /// A signed-in member in these rooms, without the events received so far.
    public RecordingPeer signIn(String name, String... rooms) {
        RecordingPeer peer = sendHello(name);
        assertEquals(name, peer.only(Event.Welcome.class).you().name());
        for (String room : rooms) {
            peer.join(room);
        }
        peer.take();
        return peer;
    }

    static Command.Hello hello(String name) {
        return new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(name));
    }

    /// A hello with a password or invitation token.
    static Command.Hello hello(String name, String password) {
        return new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(name), password);
    }

    /// Reports a lost connection to the hub.
    void disconnect(RecordingPeer peer) {
        hub.onDisconnected(peer, Departure.LOST);
        hub.commitPending();
    }

    /// Lets time pass in steps as short as the hub's ticks.
    public void pass(Duration duration) {
        long steps = Math.max(1, duration.toMillis() / HubLoop.TICK_MILLIS);
        for (long i = 0; i < steps; i++) {
            time.pass(duration.dividedBy(steps));
            hub.tick();
        }
    }

    /// Discards the events received so far.
    static void discardEvents(RecordingPeer... peers) {
        for (RecordingPeer peer : peers) {
            peer.take();
        }
    }
}
