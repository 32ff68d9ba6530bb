package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.identity.ServerIdentity;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.MemberId;
import foyer.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client talks only to a server with the expected key (docs/faults.md, case 29).
final class EncryptedConnectionTest {
    private static final String SECRET = "s".repeat(26);

    @TempDir private Path folder;
    private final BlockingQueue<ConnectionEvent> events = new LinkedBlockingQueue<>();
    private final List<ServerConnection> connections = new ArrayList<>();
    private final List<TestServer> servers = new ArrayList<>();
    private ServerIdentity expected;
    private ServerIdentity other;

    @BeforeEach
    void keys() throws Exception {
        expected =
                ServerIdentity.in(
                        Files.createDirectory(folder.resolve("expected")), InstantSource.system());
        other =
                ServerIdentity.in(
                        Files.createDirectory(folder.resolve("other")), InstantSource.system());
    }

    @AfterEach
    void stop() throws Exception {
        for (ServerConnection connection : connections) {
            connection.close().get(5, TimeUnit.SECONDS);
        }
        for (TestServer server : servers) {
            server.close();
        }
    }

    private int serve(int port, ServerIdentity identity) throws Exception {
        TestServer server =
                TestServer.with("Test", Set.of(), "lobby")
                        .port(port)
                        .encryptedWith(identity)
                        .start();
        servers.add(server);
        return server.port();
    }

    private ServerConnection open(String fingerprint, ServerAddress... addresses) {
        var connection =
                new ServerConnection(
                        new Destination(List.of(addresses), fingerprint),
                        identity ->
                                new Command.Hello(1, "Ada", MemberKey.forServer(identity, SECRET)),
                        events::add,
                        new Random(1));
        connections.add(connection);
        connection.open();
        return connection;
    }

    private <T extends ConnectionEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            ConnectionEvent event = events.poll(8, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName());
            }
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    private static ServerAddress at(int port) {
        return new ServerAddress("127.0.0.1", port);
    }

    @Test
    void connectionReportsTheServersKey() throws Exception {
        int port = serve(0, expected);
        open(expected.fingerprint(), at(port));

        assertEquals(
                new ConnectionEvent.SocketOpened(at(port), expected.fingerprint(), "TLSv1.3", true),
                next(ConnectionEvent.SocketOpened.class));
        assertTrue(next(ConnectionEvent.Received.class).event() instanceof Event.Welcome);
    }

    @Test
    void beginningOfTheFingerprintIsEnough() throws Exception {
        open(expected.fingerprint().substring(0, 26), at(serve(0, expected)));

        assertEquals(expected.fingerprint(), next(ConnectionEvent.SocketOpened.class).identity());
    }

    @Test
    void connectionEndsIfTheKeyDiffers() throws Exception {
        open(expected.fingerprint(), at(serve(0, other)));

        assertEquals(
                new ConnectionEvent.KeyMismatch(expected.fingerprint(), other.fingerprint()),
                next(ConnectionEvent.KeyMismatch.class));
        assertEquals(null, events.poll(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void dialerPicksTheAddressWithTheExpectedKey() throws Exception {
        int wrong = serve(0, other);
        int right = serve(0, expected);
        open(expected.fingerprint(), at(1), at(wrong), at(right));

        assertEquals(at(right), next(ConnectionEvent.SocketOpened.class).address());
    }

    @Test
    void connectionEndsIfTheKeyChangesBeforeReconnecting() throws Exception {
        int port = serve(0, expected);
        open("", at(port));
        next(ConnectionEvent.Received.class);
        servers.removeFirst().stop("a moment", 1);
        serve(port, other);

        assertEquals(
                new ConnectionEvent.KeyMismatch(expected.fingerprint(), other.fingerprint()),
                next(ConnectionEvent.KeyMismatch.class));
    }

    @Test
    void nothingIsSentToAnotherKey() throws Exception {
        var first =
                (SSLServerSocket)
                        other.context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (first) {
            var received = new CompletableFuture<Integer>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (SSLSocket socket = (SSLSocket) first.accept();
                                        InputStream in = socket.getInputStream()) {
                                    received.complete(in.readAllBytes().length);
                                } catch (IOException e) {
                                    received.complete(0);
                                }
                            });
            open(expected.fingerprint(), at(first.getLocalPort()));
            next(ConnectionEvent.KeyMismatch.class);

            assertEquals(0, received.get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void plainServerIsRefused() throws Exception {
        int port = serve(0, null);
        open("", at(port));

        String reason = next(ConnectionEvent.Unreachable.class).reason();
        assertTrue(reason.endsWith("enter ws://127.0.0.1:" + port), reason);
    }

    @Test
    void plainClientIsRefusedByEncryptedServer() throws Exception {
        open("", ServerAddress.plain("127.0.0.1", serve(0, expected)));

        assertFalse(next(ConnectionEvent.Unreachable.class).reason().isEmpty());
    }

    @Test
    void memberKeyDiffersForEachServer() throws Exception {
        assertNotEquals(
                MemberKey.forServer(expected.fingerprint(), SECRET),
                MemberKey.forServer(other.fingerprint(), SECRET));
        open("", at(serve(0, expected)));
        var welcome = (Event.Welcome) next(ConnectionEvent.Received.class).event();

        assertEquals(
                MemberId.of(MemberKey.forServer(expected.fingerprint(), SECRET)),
                welcome.you().id());
    }

    @Test
    void silenceDuringHandshakeEndsTheAttempt() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            open("", at(silent.getLocalPort()));
            try (Socket accepted = silent.accept()) {
                assertFalse(next(ConnectionEvent.Unreachable.class).reason().isEmpty());
                assertTrue(accepted.isConnected());
            }
        }
    }
}
