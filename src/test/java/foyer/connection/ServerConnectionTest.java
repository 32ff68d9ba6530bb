package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Codec;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.testing.MemberKeys;
import foyer.testing.TestServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerConnectionTest {
    private final BlockingQueue<ConnectionEvent> events = new LinkedBlockingQueue<>();
    private final Random random = new Random(7);
    private ServerConnection connection;
    private TestServer server;

    @AfterEach
    void close() throws Exception {
        if (connection != null) {
            connection.close().get(5, TimeUnit.SECONDS);
        }
        if (server != null) {
            server.close();
        }
    }

    private void open(int port) {
        open(port, "Ada");
    }

    private void open(int port, String name) {
        connection =
                new ServerConnection(
                        Destination.of(ServerAddress.plain("127.0.0.1", port)),
                        _ -> new Command.Hello(1, name, MemberKeys.of(name)),
                        events::add,
                        random);
        connection.open();
    }

    private int serve(int port) throws Exception {
        server = TestServer.with("Test", Set.of(), "lobby").port(port).start();
        return server.port();
    }

    private <E extends ConnectionEvent> E next(Class<E> kind) throws InterruptedException {
        return next(kind, _ -> true);
    }

    /// Skips events until one of this kind matches.
    private <E extends ConnectionEvent> E next(Class<E> kind, Predicate<E> condition)
            throws InterruptedException {
        while (true) {
            ConnectionEvent event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName());
            }
            if (kind.isInstance(event) && condition.test(kind.cast(event))) {
                return kind.cast(event);
            }
        }
    }

    private <E extends Event> E event(Class<E> kind) throws InterruptedException {
        return kind.cast(
                next(ConnectionEvent.Received.class, each -> kind.isInstance(each.event()))
                        .event());
    }

    @Test
    void welcomeIsFirstAndFollowedByARoundTrip() throws Exception {
        open(serve(0));
        assertInstanceOf(ConnectionEvent.Connecting.class, events.poll(5, TimeUnit.SECONDS));
        assertInstanceOf(ConnectionEvent.SocketOpened.class, events.poll(5, TimeUnit.SECONDS));
        var first =
                assertInstanceOf(ConnectionEvent.Received.class, events.poll(5, TimeUnit.SECONDS));
        assertInstanceOf(Event.Welcome.class, first.event());
        assertTrue(next(ConnectionEvent.RoundTrip.class).roundTripNanos() > 0);
    }

    @Test
    void answerCarriesTheRequestId() throws Exception {
        open(serve(0));
        event(Event.Welcome.class);
        long id = connection.send(new Command.Echo("hello"));
        assertNotEquals(0, id);
        assertEquals(new Event.Echoed(id, "hello"), event(Event.Echoed.class));
    }

    @Test
    void refusedHelloEndsTheConnection() throws Exception {
        int port = serve(0);
        open(port);
        event(Event.Welcome.class);
        var second =
                new ServerConnection(
                        Destination.of(ServerAddress.plain("127.0.0.1", port)),
                        _ -> new Command.Hello(1, "ADA", MemberKeys.of("other")),
                        events::add,
                        random);
        second.open();
        assertEquals(ErrorCode.NAME_TAKEN, next(ConnectionEvent.Refused.class).errorCode());
        second.close().get(5, TimeUnit.SECONDS);
        assertEquals(0, second.send(new Command.Ping()));
    }

    @Test
    void goodbyeIsAnsweredAndEndsTheConnection() throws Exception {
        open(serve(0));
        event(Event.Welcome.class);
        connection.send(new Command.Join("lobby"));
        connection.send(new Command.Say("lobby", 1, "last words"));
        connection.close().get(5, TimeUnit.SECONDS);
        assertEquals("last words", event(LogEntry.Said.class).text());
        assertEquals(Departure.LEFT, next(ConnectionEvent.Closed.class).reason());
        assertEquals(0, connection.send(new Command.Ping()));
        assertTrue(events.isEmpty(), events::toString);
    }

    @Test
    void goodbyeOfTheHostEndsTheConnectionWithItsText() throws Exception {
        open(serve(0));
        event(Event.Welcome.class);
        server.stop("Good night.", 0);
        assertEquals(
                new ConnectionEvent.Closed(Departure.HOST_CLOSED, "Good night."),
                next(ConnectionEvent.Closed.class));
    }

    @Test
    void reconnectAfterRestartUsesTheNewName() throws Exception {
        int port = serve(0);
        open(port);
        event(Event.Welcome.class);
        connection.send(new Command.Rename("Ada Lovelace"));
        event(Event.Renamed.class);
        server.stop("Back in a moment.", 1);
        assertEquals("Back in a moment.", next(ConnectionEvent.Lost.class).reason());
        assertEquals(
                0, connection.send(new Command.Ping()), "commands are not sent while disconnected");
        serve(port);
        assertEquals("Ada Lovelace", event(Event.Welcome.class).you().name());
        assertNotEquals(0, connection.send(new Command.Ping()));
    }

    @Test
    void changedAddressTriggersAReconnectAtOnce() throws Exception {
        var addresses = new AtomicReference<>(Set.of(InetAddress.getByName("192.168.1.20")));
        int port = serve(0);
        connection =
                new ServerConnection(
                        Destination.of(ServerAddress.plain("127.0.0.1", port)),
                        _ -> new Command.Hello(1, "Ada", MemberKeys.of("Ada")),
                        events::add,
                        random,
                        new NetworkChangeDetector(
                                InstantSource.system(), System::nanoTime, addresses::get));
        connection.open();
        event(Event.Welcome.class);
        // the server asks for a longer delay than the backoff
        server.stop("Back in an hour", 3_600);
        ConnectionEvent.Lost lost = next(ConnectionEvent.Lost.class);
        assertTrue(
                lost.retryMillis() >= 3_600_000, () -> "retries in " + lost.retryMillis() + " ms");
        serve(port);
        addresses.set(Set.of(InetAddress.getByName("10.0.0.7")));
        event(Event.Welcome.class);
    }

    @Test
    void goodbyeWhileDisconnectedEndsAtOnce() throws Exception {
        int port = serve(0);
        open(port);
        event(Event.Welcome.class);
        server.stop("Back in an hour.", 3_600);
        next(ConnectionEvent.Lost.class);
        connection.close().get(1, TimeUnit.SECONDS);
        assertEquals(Departure.LEFT, next(ConnectionEvent.Closed.class).reason());
    }

    @Test
    void clientDoesNotReconnectAfterUnansweredGoodbye() throws Exception {
        var abrupt = new AbruptServer();
        abrupt.start();
        try {
            assertTrue(abrupt.started.await(10, TimeUnit.SECONDS));
            open(abrupt.getPort());
            event(Event.Welcome.class);
            events.clear();
            connection.close().get(5, TimeUnit.SECONDS);
            assertEquals(
                    List.of(new ConnectionEvent.Closed(Departure.LEFT, "")),
                    events.stream()
                            .filter(event -> !(event instanceof ConnectionEvent.RoundTrip))
                            .toList());
        } finally {
            abrupt.stop(1_000);
        }
    }

    /// Welcomes every client, and closes the socket on goodbye without an answer.
    private static final class AbruptServer extends WebSocketServer {
        final CountDownLatch started = new CountDownLatch(1);

        AbruptServer() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        }

        @Override
        public void onMessage(WebSocket socket, String frame) {
            if (frame.contains("hello")) {
                var you = new Member(MemberKeys.id("Ada"), "Ada", Role.MEMBER);
                socket.send(Codec.encode(new Event.Welcome(1, "AbruptServer", "log", you)));
            } else if (frame.contains("goodbye")) {
                socket.close();
            }
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket socket, Exception e) {}
    }
}
