package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.identity.ServerIdentity;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.testing.MemberKeys;
import foyer.testing.RecordingProxy;
import foyer.testing.Skip;
import foyer.testing.TestServer;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a client sends its password. Real servers with a password tell whether it arrived.
final class PasswordSentTest {
    private static final String RIGHT = "open sesame";

    @TempDir private Path folder;
    private final BlockingQueue<ConnectionEvent> events = new LinkedBlockingQueue<>();
    private final List<ServerConnection> connections = new ArrayList<>();
    private final List<TestServer> servers = new ArrayList<>();
    private ServerIdentity identity;

    @BeforeEach
    void key() throws Exception {
        identity = ServerIdentity.in(folder, InstantSource.system());
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

    private int serve(int port, String host, boolean encrypted, String password) throws Exception {
        TestServer server =
                TestServer.with("Test", Set.of(), "lobby")
                        .host(host)
                        .port(port)
                        .encryptedWith(encrypted ? identity : null)
                        .password(password)
                        .start();
        servers.add(server);
        return server.port();
    }

    private ServerConnection open(ServerAddress address, String fingerprint) {
        return open(address, fingerprint, "Ada", RIGHT);
    }

    private ServerConnection open(
            ServerAddress address, String fingerprint, String who, @Nullable String password) {
        var connection =
                new ServerConnection(
                        new Destination(List.of(address), fingerprint),
                        _ -> new Command.Hello(1, who, MemberKeys.of(who), password),
                        events::add,
                        new Random(1));
        connections.add(connection);
        connection.open();
        return connection;
    }

    /// The answer to hello.
    private ConnectionEvent outcome() throws InterruptedException {
        while (true) {
            ConnectionEvent event = events.poll(20, TimeUnit.SECONDS);
            switch (event) {
                case null -> throw new AssertionError("no answer");
                case ConnectionEvent.Refused refused -> {
                    return refused;
                }
                case ConnectionEvent.Received(Event.Welcome _) -> {
                    return event;
                }
                default -> {}
            }
        }
    }

    private void assertWelcomed() throws InterruptedException {
        assertInstanceOf(ConnectionEvent.Received.class, outcome());
    }

    private void assertPasswordWasNotSent() throws InterruptedException {
        assertEquals(ErrorCode.PASSWORD_NEEDED, ((ConnectionEvent.Refused) outcome()).errorCode());
    }

    @Test
    void passwordIsNotSentToAnUnknownKey() throws Exception {
        int port = serve(0, "127.0.0.1", true, RIGHT);
        open(new ServerAddress("127.0.0.1", port), "");
        assertPasswordWasNotSent();
        open(new ServerAddress("127.0.0.1", port), identity.fingerprint());
        assertWelcomed();
    }

    @Test
    void keyOfAnInviteLinkCountsAsKnown() throws Exception {
        int port = serve(0, "127.0.0.1", true, RIGHT);
        open(new ServerAddress("127.0.0.1", port), identity.fingerprint().substring(0, 26));
        assertWelcomed();
    }

    @Test
    void plainConnectionSendsPasswordsToLoopbackOnly() throws Exception {
        int port = serve(0, "127.0.0.1", false, RIGHT);
        open(ServerAddress.plain("127.0.0.1", port), "");
        assertWelcomed();
        String outside = outside();
        Skip.unless(outside != null, "this computer has only loopback addresses");
        int reachable = serve(0, outside, false, RIGHT);
        open(ServerAddress.plain(outside, reachable), "");
        assertPasswordWasNotSent();
    }

    private static @Nullable String outside() throws Exception {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address)
                .filter(address -> !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse(null);
    }

    @Test
    void somebodyBetweenNeitherLearnsThePasswordNorLetsIn(@TempDir Path other) throws Exception {
        int port = serve(0, "127.0.0.1", true, RIGHT);
        ServerIdentity theirs = ServerIdentity.in(other, InstantSource.system());
        try (var between = RecordingProxy.between(port, theirs.context())) {
            open(new ServerAddress("127.0.0.1", between.port()), theirs.fingerprint());
            var refused = assertInstanceOf(ConnectionEvent.Refused.class, outcome());
            assertEquals(ErrorCode.PASSWORD_WRONG, refused.errorCode());
            assertTrue(between.heard().contains("\"hello\""), "nothing was recorded");
            assertFalse(between.heard().contains(RIGHT), "the password was sent");
        }
    }

    @Test
    void serverThatLetsInWithoutKnowingThePasswordIsLeft() throws Exception {
        int port = serve(0, "127.0.0.1", true, "");
        open(new ServerAddress("127.0.0.1", port), identity.fingerprint());
        var refused = assertInstanceOf(ConnectionEvent.Refused.class, outcome());
        assertEquals(ErrorCode.PASSWORD_WRONG, refused.errorCode());
        assertTrue(refused.reason().contains("prove"), refused.reason());
    }

    @Test
    void roomPasswordIsProved() throws Exception {
        TestServer server =
                TestServer.with("Test", Set.of(MemberKeys.id("Ada")), "vault")
                        .encryptedWith(identity)
                        .password(RIGHT)
                        .start();
        servers.add(server);
        try (var between = RecordingProxy.between(server.port(), identity.context())) {
            var address = new ServerAddress("127.0.0.1", between.port());
            ServerConnection host = open(address, identity.fingerprint(), "Ada", null);
            assertWelcomed();
            host.send(new Command.SetPassword("vault", "shut sesame"));
            until(Event.PasswordSet.class);
            ServerConnection bob = open(address, identity.fingerprint(), "Bob", RIGHT);
            assertWelcomed();
            bob.send(new Command.Join("vault", null, null, "shut sesame"));
            until(Event.Entered.class);
            assertEquals(
                    List.of(),
                    between.sent().stream()
                            .filter(each -> each.contains("sesame"))
                            .filter(each -> !each.contains("\"set_password\""))
                            .toList());
        }
    }

    private void until(Class<? extends Event> kind) throws InterruptedException {
        while (true) {
            ConnectionEvent event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName());
            }
            if (event instanceof ConnectionEvent.Received(Event received)
                    && kind.isInstance(received)) {
                return;
            }
        }
    }

    @Test
    void plainConnectionSendsNoCommandWithAPassword() throws Exception {
        String outside = outside();
        Skip.unless(outside != null, "this computer has only loopback addresses");
        int port = serve(0, outside, false, "");
        ServerConnection connection = open(ServerAddress.plain(outside, port), "");
        assertWelcomed();
        assertEquals(0, connection.send(new Command.Join("vault", null, null, RIGHT)));
        assertEquals(0, connection.send(new Command.SetPassword(null, RIGHT)));
        assertTrue(connection.send(new Command.Join("lobby")) > 0, "other commands are sent");
    }

    @Test
    void welcomedClientDoesNotSendThePasswordAgain() throws Exception {
        int port = serve(0, "127.0.0.1", true, RIGHT);
        open(new ServerAddress("127.0.0.1", port), identity.fingerprint());
        assertWelcomed();
        servers.removeFirst().stop("Back in a moment.", 1);
        // a new history: a client that sent the password would be refused as wrong
        serve(port, "127.0.0.1", true, "shut sesame");
        assertPasswordWasNotSent();
    }
}
