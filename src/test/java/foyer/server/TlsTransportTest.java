package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import foyer.protocol.EncodedEvent;
import foyer.protocol.Event;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import foyer.testing.TrustAll;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Misbehaving clients over TLS; faults, case 17.
final class TlsTransportTest {
    @BeforeEach
    void encrypt() throws Exception {
        SocketServerFixture.encryption = OverTls.context();
    }

    @AfterEach
    void plain() {
        SocketServerFixture.encryption = null;
        RawClient.over = UnaryOperator.identity();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void framesOfAllSizesPassBothWays(String protocol) throws Exception {
        RawClient.over = socket -> TrustAll.over(socket, protocol);
        try (var running = SocketServerFixture.start();
                var client = RawClient.open(running.port)) {
            SocketServerFixture.await(
                    "hello", 1_000, () -> running.recordingGateway.opened.size() == 1);
            for (int size : new int[] {1, 125, 126, 5_000, 16_383, 16_384, 16_385, 40_000}) {
                var encoded = EncodedEvent.of(new Event.Echoed(0, "x".repeat(size)));
                running.recordingGateway.opened.getFirst().offer(encoded);
                running.recordingGateway.opened.getFirst().flush();
                assertEquals(encoded.utf8().length, client.read().payload().length);
                client.write(RawClient.frame(RawClient.PING, new byte[size % 100]));
                assertEquals(size % 100, client.read().payload().length);
                client.write(RawClient.text("y".repeat(size)));
                assertTrue(client.read().text().contains("refused"));
            }
        }
    }

    @Test
    void silentTlsClientsAreClosedInTime() throws Exception {
        try (var running = SocketServerFixture.start()) {
            List<Socket> silent = new ArrayList<>();
            var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            for (int i = 0; i < 500; i++) {
                silent.add(new Socket("127.0.0.1", running.port));
            }
            SocketServerFixture.await("all", 5_000, () -> running.server.connectionCount() == 500);
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            SocketServerFixture.await(
                    "their end", 6_000, () -> running.server.connectionCount() == 0);
            double share =
                    (system.getProcessCpuTime() - cpu) / (double) (System.nanoTime() - start);
            ProcessStats.print("500 silent: %.1f %% of a core".formatted(100 * share));
            assertTrue(share < 0.5, "of a core: " + share);
            for (Socket each : silent) {
                each.close();
            }
        }
    }

    @Test
    void tlsCloseNotifyEndsTheConnection() throws Exception {
        RawClient.over = socket -> TrustAll.over(socket, "TLSv1.2");
        try (var running = SocketServerFixture.start()) {
            var far = new Socket("127.0.0.1", running.port);
            SSLSocket secure = TrustAll.over(far, "TLSv1.3");
            secure.getOutputStream().write(RawClient.handshake("127.0.0.1:" + running.port));
            SocketServerFixture.await(
                    "the hello", 1_000, () -> running.recordingGateway.opened.size() == 1);
            secure.shutdownOutput();
            SocketServerFixture.await(
                    "the end", 1_000, () -> running.server.connectionCount() == 0);
            assertEquals(1, running.recordingGateway.gone.size());
            secure.close();
        }
    }

    /// Each renegotiation costs the server a signature, on the thread that serves all sockets.
    @Test
    void clientThatRenegotiatesIsClosed() throws Exception {
        try (var running = SocketServerFixture.start()) {
            SSLSocket secure = TrustAll.over(new Socket("127.0.0.1", running.port), "TLSv1.2");
            secure.getOutputStream().write(RawClient.handshake("127.0.0.1:" + running.port));
            SocketServerFixture.await(
                    "the hello", 1_000, () -> running.recordingGateway.opened.size() == 1);
            var finished = new AtomicInteger();
            secure.addHandshakeCompletedListener(_ -> finished.incrementAndGet());
            secure.setSoTimeout(5_000);
            secure.startHandshake();
            assertThrows(IOException.class, () -> secure.getInputStream().readAllBytes());
            SocketServerFixture.await(
                    "the end", 1_000, () -> running.server.connectionCount() == 0);
            assertEquals(0, finished.get(), "handshakes after the first");
            secure.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffdhe8192", "ffdhe2048", "secp521r1"})
    void expensiveGroupIsRefused(String group) throws Exception {
        try (var running = SocketServerFixture.start();
                var secure =
                        (SSLSocket)
                                TrustAll.context()
                                        .getSocketFactory()
                                        .createSocket("127.0.0.1", running.port)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setNamedGroups(new String[] {group});
            secure.setSSLParameters(parameters);
            assertThrows(IOException.class, secure::startHandshake);
        }
    }

    @Test
    void plainClientGetsAnAlert() throws Exception {
        try (var running = SocketServerFixture.start();
                var plain = RawClient.connect(running.port)) {
            plain.write(RawClient.handshake("127.0.0.1:" + running.port));
            byte[] rest = plain.readRest();
            assertEquals(0x15, rest.length == 0 ? -1 : rest[0]);
            SocketServerFixture.await(
                    "the end", 1_000, () -> running.server.connectionCount() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void brokenRecordClosesOnlyItsConnection(long seed) throws Exception {
        var random = new Random(seed);
        try (var running = SocketServerFixture.start()) {
            RawClient.over = socket -> TrustAll.over(socket, "TLSv1.3");
            try (var good = RawClient.open(running.port)) {
                RawClient.over = UnaryOperator.identity();
                for (int i = 0; i < 50; i++) {
                    byte[] bytes = new byte[1 + random.nextInt(2_000)];
                    random.nextBytes(bytes);
                    if (random.nextBoolean()) {
                        bytes[0] = 0x16;
                    }
                    try (var broken = RawClient.connect(running.port)) {
                        broken.write(bytes);
                    } catch (IOException e) {
                        ProcessStats.print("closed while writing: " + e.getMessage());
                    }
                }
                SocketServerFixture.await(
                        "their end", 6_000, () -> running.server.connectionCount() == 1);
                good.write(RawClient.frame(RawClient.PING, new byte[3]));
                assertEquals(RawClient.PONG, good.read().opcode());
            }
        }
    }
}
