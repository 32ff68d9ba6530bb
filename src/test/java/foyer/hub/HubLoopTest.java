package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Request;
import foyer.serverstore.MessageStore;
import foyer.testing.MemberKeys;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A hub on a thread of its own.
final class HubLoopTest {
    private static class QueueingPeer implements Peer {
        private final BlockingQueue<Event> events;

        QueueingPeer(BlockingQueue<Event> events) {
            this.events = events;
        }

        @Override
        public void offer(EncodedEvent encoded) {
            events.add(Codec.decodeEvent(encoded.toString()));
        }

        @Override
        public void close(Departure reason) {}

        @Override
        public String address() {
            return "here";
        }

        @Override
        public InetAddress inetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        <E extends Event> E next(Class<E> kind) throws InterruptedException {
            Event event = events.poll(10, TimeUnit.SECONDS);
            while (event != null && !kind.isInstance(event)) {
                event = events.poll(10, TimeUnit.SECONDS);
            }
            return assertInstanceOf(kind, event);
        }
    }

    private static HubLoop loop(MessageStore store, Consumer<Error> onFatalError) {
        var settings = new HubSettings("Club", Set.of(), List.of("Lobby"), List.of());
        return new HubLoop(
                hubThread ->
                        new Hub(
                                settings,
                                store,
                                InstantSource.system(),
                                System::nanoTime,
                                new Random(1),
                                Runnable::run,
                                null,
                                hubThread),
                onFatalError);
    }

    private static void rethrow(Error error) {
        throw error;
    }

    @Test
    void fatalErrorEndsTheThreadAndIsReported() throws Exception {
        MessageStore store = MessageStore.inMemory("log");
        var reported = new LinkedBlockingQueue<Error>();
        var loop = loop(store, reported::add);
        var error = new OutOfMemoryError("no heap left");
        var ada =
                new QueueingPeer(new LinkedBlockingQueue<>()) {
                    @Override
                    public void offer(EncodedEvent encoded) {
                        throw error;
                    }
                };
        loop.start();
        loop.onConnected(ada);
        loop.submit(ada, new Request(1, new Command.Ping()), 100);
        assertEquals(error, reported.poll(10, TimeUnit.SECONDS));
        loop.stop("over", 0);
        store.close();
    }

    @Test
    void commandsOfLostConnectionAreDroppedAndThoseOfClosedOneCarriedOut() throws Exception {
        MessageStore store = MessageStore.inMemory("log");
        var loop = loop(store, HubLoopTest::rethrow);
        for (String name : List.of("Lost", "Left")) {
            var peer = new QueueingPeer(new LinkedBlockingQueue<>());
            loop.onConnected(peer);
            loop.submit(peer, request(1, hello(name)), 100);
            loop.submit(peer, request(2, new Command.Join("Lobby")), 100);
            loop.submit(peer, request(3, new Command.Say("Lobby", 1, name, null)), 100);
            loop.onDisconnected(peer, name.equals("Lost") ? Departure.LOST : Departure.LEFT);
        }
        loop.start();
        var ada = new QueueingPeer(new LinkedBlockingQueue<>());
        loop.onConnected(ada);
        loop.submit(ada, request(1, hello("Ada")), 100);
        for (int i = 0; i < 4; i++) {
            loop.submit(ada, new Request(10 + i, new Command.Ping()), 100);
        }
        loop.submit(ada, request(2, new Command.Join("Lobby")), 100);
        assertEquals(
                List.of("Left"),
                ada.next(Event.Page.class).entries().stream().map(LogEntry::name).toList());
        loop.stop("over", 0);
        store.close();
    }

    private static Request request(long id, Command command) {
        return new Request(id, command);
    }

    private static Command hello(String name) {
        return new Command.Hello(Limits.PROTOCOL, name, MemberKeys.of(name));
    }

    @Test
    void failingCommandIsAnsweredAndTheNextServed() throws Exception {
        MessageStore store = MessageStore.inMemory("log");
        var loop = loop(store, HubLoopTest::rethrow);
        var ada = new QueueingPeer(new LinkedBlockingQueue<>());
        loop.start();
        loop.onConnected(ada);
        loop.submit(
                ada,
                new Request(1, new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Ada"))),
                100);
        ada.next(Event.Welcome.class);
        // a closed store cannot be read from
        store.close();
        loop.submit(ada, new Request(2, new Command.Join("Lobby")), 100);
        Event.Refused refused = ada.next(Event.Refused.class);
        assertEquals(2, refused.re());
        assertEquals(ErrorCode.FAULT, refused.code());
        loop.submit(ada, new Request(3, new Command.Ping()), 100);
        assertEquals(new Event.Pong(3), ada.next(Event.Pong.class));
        loop.stop("over", 0);
    }
}
