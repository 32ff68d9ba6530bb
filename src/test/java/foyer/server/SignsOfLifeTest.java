package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Departure;
import foyer.server.ServerLimits.Liveness;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Silent clients, and a server that accepts no connections.
class SignsOfLifeTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static SocketServerFixture quick() throws Exception {
        return SocketServerFixture.start(
                limits ->
                        limits.with(
                                new Liveness(
                                        Duration.ofMillis(200), Duration.ofMillis(600), LONG)));
    }

    @Test
    void silentClientIsPingedThenLost() throws Exception {
        try (var running = quick();
                var client = RawClient.open(running.port)) {
            assertEquals(RawClient.PING, client.read().opcode());
            assertTrue(client.isClosedWithin(2_000));
            SocketServerFixture.await(
                    "its end", 1_000, () -> running.recordingGateway.gone.size() == 1);
            assertEquals(
                    List.of(Departure.LOST),
                    running.recordingGateway.departuresOf(
                            running.recordingGateway.opened.getFirst()));
        }
    }

    @Test
    void answeringClientStaysConnected() throws Exception {
        try (var running = quick();
                var client = RawClient.open(running.port)) {
            for (int i = 0; i < 6; i++) {
                assertEquals(RawClient.PING, client.read().opcode());
                client.write(RawClient.frame(RawClient.PONG, new byte[0]));
            }
            assertEquals(0, running.recordingGateway.gone.size());
        }
    }

    @Test
    void unresponsiveServerListensAgain() throws Exception {
        try (var running =
                        SocketServerFixture.start(
                                limits ->
                                        limits.with(
                                                new Liveness(LONG, LONG, Duration.ofMillis(100))));
                var before = RawClient.open(running.port)) {
            ProcessStats.echoP99(before, 1);
            running.server.loseListeningSocket();
            SocketServerFixture.await("a new ear", 5_000, () -> answers(running.port));
            assertTrue(before.isClosedWithin(1_000));
            assertEquals(
                    List.of(Departure.LOST),
                    running.recordingGateway.departuresOf(
                            running.recordingGateway.opened.getFirst()));
        }
    }

    private static boolean answers(int port) {
        try (var client = RawClient.open(port)) {
            ProcessStats.echoP99(client, 1);
            return true;
        } catch (java.io.IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void probeReportsAfterTwoFailuresWithoutNewConnections() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int unusedPort;
        try (var socket = new ServerSocket(0, 1, loopback)) {
            unusedPort = socket.getLocalPort();
        }
        var letIn = new AtomicLong();
        var selfProbe = new SelfProbe(new HashSet<>(), letIn::get);
        assertFalse(selfProbe.isUnresponsive(loopback, unusedPort));
        assertTrue(selfProbe.isUnresponsive(loopback, unusedPort));
        for (int i = 0; i < 3; i++) {
            letIn.incrementAndGet();
            assertFalse(
                    selfProbe.isUnresponsive(loopback, unusedPort), "other clients are accepted");
        }
        assertFalse(selfProbe.isUnresponsive(loopback, unusedPort));
        assertTrue(selfProbe.isUnresponsive(loopback, unusedPort));
    }

    @Test
    void ownProbesAreNotLimited() throws Exception {
        try (var running = SocketServerFixture.start(limits -> limits.withPerAddress(1, 1))) {
            var selfProbe = new SelfProbe(running.server.ownPorts(), () -> 0);
            InetAddress loopback = InetAddress.getLoopbackAddress();
            for (int i = 0; i < 5; i++) {
                assertFalse(selfProbe.isUnresponsive(loopback, running.port));
            }
            try (var client = RawClient.open(running.port)) {
                ProcessStats.echoP99(client, 1);
            }
        }
    }

    /// A connection from the port of a probe, but not from the server's own address.
    @Test
    void probePortOfAnotherAddressIsLimited() throws Exception {
        Optional<InetAddress> other =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                        .findFirst();
        Assumptions.assumeTrue(other.isPresent(), "another address than the loopback");
        try (var running = SocketServerFixture.start(limits -> limits.withPerAddress(1, 60))) {
            try (var first = socketFrom(other.get());
                    var second = socketFrom(other.get())) {
                running.server.ownPorts().add(second.getLocalPort());
                first.connect(new InetSocketAddress("127.0.0.1", running.port));
                SocketServerFixture.await(
                        "the first", 1_000, () -> running.server.connectionCount() == 1);
                second.connect(new InetSocketAddress("127.0.0.1", running.port));
                second.setSoTimeout(1_000);
                assertEquals(-1, second.getInputStream().read(), "the second is closed");
            }
        }
    }

    private static Socket socketFrom(InetAddress address) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(address, 0));
        return socket;
    }
}
