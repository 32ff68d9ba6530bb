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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

/// The server is the one it should be, or it is told nothing; faults, case 29.
final class EncryptedLinkTest {
    private static final String SECRET = "s".repeat(26);

    @TempDir private Path folder;
    private final BlockingQueue<ConnectionEvent> heard = new LinkedBlockingQueue<>();
    private final List<ServerConnection> connections = new ArrayList<>();
    private final List<TestServer> servers = new ArrayList<>();
    private ServerIdentity ours;
    private ServerIdentity other;

    @BeforeEach
    void keys() throws Exception {
        ours =
                ServerIdentity.in(
                        Files.createDirectory(folder.resolve("ours")), InstantSource.system());
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

    private int serve(int port, ServerIdentity as) throws Exception {
        TestServer server =
                TestServer.with("Test", Set.of(), "lobby").port(port).encryptedWith(as).start();
        servers.add(server);
        return server.port();
    }

    private ServerConnection open(String print, ServerAddress... addresses) {
        var connection =
                new ServerConnection(
                        new Destination(List.of(addresses), print),
                        at -> new Command.Hello(1, "Ada", MemberKey.forServer(at, SECRET)),
                        heard::add,
                        new Random(1));
        connections.add(connection);
        connection.open();
        return connection;
    }

    private <T extends ConnectionEvent> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            ConnectionEvent event = heard.poll(8, TimeUnit.SECONDS);
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
    void aServerIsKnownByItsKey() throws Exception {
        int port = serve(0, ours);
        open(ours.fingerprint(), at(port));

        assertEquals(
                new ConnectionEvent.SocketOpened(at(port), ours.fingerprint(), "TLSv1.3", true),
                next(ConnectionEvent.SocketOpened.class));
        assertTrue(next(ConnectionEvent.Received.class).event() instanceof Event.Welcome);
    }

    @Test
    void theFirstCharactersOfThePrintAreEnough() throws Exception {
        open(ours.fingerprint().substring(0, 26), at(serve(0, ours)));

        assertEquals(ours.fingerprint(), next(ConnectionEvent.SocketOpened.class).identity());
    }

    @Test
    void anotherKeyIsAHardStop() throws Exception {
        open(ours.fingerprint(), at(serve(0, other)));

        assertEquals(
                new ConnectionEvent.KeyMismatch(ours.fingerprint(), other.fingerprint()),
                next(ConnectionEvent.KeyMismatch.class));
        assertEquals(null, heard.poll(200, TimeUnit.MILLISECONDS));
    }

    @Test
    void ofManyAddressesTheOneWithTheRightKeyIsTaken() throws Exception {
        int wrong = serve(0, other);
        int right = serve(0, ours);
        open(ours.fingerprint(), at(1), at(wrong), at(right));

        assertEquals(at(right), next(ConnectionEvent.SocketOpened.class).at());
    }

    @Test
    void aKeyThatChangesBetweenTwoConnectionsIsAHardStop() throws Exception {
        int port = serve(0, ours);
        open("", at(port));
        next(ConnectionEvent.Received.class);
        servers.removeFirst().stop("a moment", 1);
        serve(port, other);

        assertEquals(
                new ConnectionEvent.KeyMismatch(ours.fingerprint(), other.fingerprint()),
                next(ConnectionEvent.KeyMismatch.class));
    }

    @Test
    void whoeverHasAnotherKeyIsToldNothing() throws Exception {
        var first =
                (SSLServerSocket)
                        other.context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (first) {
            var told = new CompletableFuture<Integer>();
            Thread.ofVirtual()
                    .start(
                            () -> {
                                try (SSLSocket socket = (SSLSocket) first.accept();
                                        InputStream in = socket.getInputStream()) {
                                    told.complete(in.readAllBytes().length);
                                } catch (IOException e) {
                                    told.complete(0);
                                }
                            });
            open(ours.fingerprint(), at(first.getLocalPort()));
            next(ConnectionEvent.KeyMismatch.class);

            assertEquals(0, told.get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void aServerThatDoesNotEncryptIsNotTalkedTo() throws Exception {
        int port = serve(0, null);
        open("", at(port));

        String words = next(ConnectionEvent.Unreachable.class).reason();
        assertTrue(words.endsWith("type ws://127.0.0.1:" + port), words);
    }

    @Test
    void whoAsksForNoEncryptionGetsNoneFromAServerThatEncrypts() throws Exception {
        open("", ServerAddress.plain("127.0.0.1", serve(0, ours)));

        assertFalse(next(ConnectionEvent.Unreachable.class).reason().isEmpty());
    }

    @Test
    void aMemberHasAnotherKeyAtEveryServer() throws Exception {
        assertNotEquals(
                MemberKey.forServer(ours.fingerprint(), SECRET),
                MemberKey.forServer(other.fingerprint(), SECRET));
        open("", at(serve(0, ours)));
        var welcome = (Event.Welcome) next(ConnectionEvent.Received.class).event();

        assertEquals(
                MemberId.of(MemberKey.forServer(ours.fingerprint(), SECRET)), welcome.you().id());
    }

    @Test
    void aServerThatFallsSilentInTheHandshakeIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            open("", at(silent.getLocalPort()));
            try (Socket taken = silent.accept()) {
                assertFalse(next(ConnectionEvent.Unreachable.class).reason().isEmpty());
                assertTrue(taken.isConnected());
            }
        }
    }
}
