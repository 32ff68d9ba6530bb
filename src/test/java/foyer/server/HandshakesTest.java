package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Fuzzer;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Faults, cases 17 and 18: those who connect and do not come in.
final class HandshakesTest {
    @Test
    void halfOpenConnectionsAreClosedInTime() throws Exception {
        try (var running = SocketServerFixture.start()) {
            List<RawClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 1_000; i++) {
                    RawClient client = RawClient.connect(running.port);
                    if (i % 2 == 0) {
                        client.write(
                                "GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
                    }
                    clients.add(client);
                }
                long cpu = ProcessStats.cpuMillis();
                long start = System.nanoTime();
                try (var guest = RawClient.open(running.port)) {
                    ProcessStats.echoP99(guest, 1);
                }
                long login = (System.nanoTime() - start) / 1_000_000;
                assertTrue(login <= 1_000, "login took " + login + " ms");
                for (RawClient client : clients) {
                    assertTrue(client.isClosedWithin(6_000));
                }
                long took = (System.nanoTime() - start) / 1_000_000;
                cpu = ProcessStats.cpuMillis() - cpu;
                ProcessStats.print(
                        "login %d ms, all closed in %d ms with %d ms CPU"
                                .formatted(login, took, cpu));
                assertTrue(took <= 6_000, "closing took " + took + " ms");
                SocketServerFixture.await(
                        "the end", 1_000, () -> running.server.connectionCount() == 0);
            } finally {
                close(clients);
            }
        }
    }

    @Test
    void slowHandshakesAreClosedInTime() throws Exception {
        try (var running =
                SocketServerFixture.start(
                        limits -> limits.withHandshake(java.time.Duration.ofMillis(1_500)))) {
            List<RawClient> clients = new ArrayList<>();
            try {
                for (int i = 0; i < 200; i++) {
                    clients.add(RawClient.connect(running.port));
                }
                byte[] head = RawClient.handshake("127.0.0.1");
                long start = System.nanoTime();
                int at = 0;
                while (running.server.connectionCount() > 0) {
                    for (RawClient client : clients) {
                        trickle(client, head[at % head.length]);
                    }
                    at = Math.min(at + 1, 20);
                    long took = (System.nanoTime() - start) / 1_000_000;
                    assertTrue(took <= 2_500, running.server.connectionCount() + " still there");
                }
            } finally {
                close(clients);
            }
        }
    }

    private static void trickle(RawClient client, byte next) {
        try {
            client.write(new byte[] {next});
        } catch (IOException e) {
            // closed in the meantime, as it should be
        }
    }

    @Test
    void tooLongHeadIsClosedAtOnce() throws Exception {
        try (var running = SocketServerFixture.start()) {
            long cpu = ProcessStats.cpuMillis();
            byte[] start = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] slice = "a:b\r\na:b\r\na:b\r\na:b\r\n".getBytes(StandardCharsets.US_ASCII);
            int clients = 20;
            for (int i = 0; i < clients; i++) {
                try (var client = RawClient.connect(running.port)) {
                    client.write(start);
                    for (int sent = start.length; sent <= HandshakeBuffer.BYTES_MAX; sent += 20) {
                        trickleSlice(client, slice);
                    }
                    assertTrue(client.isClosedWithin(1_000));
                }
            }
            cpu = ProcessStats.cpuMillis() - cpu;
            ProcessStats.print(
                    "a head of 8,193 bytes in slices: " + cpu / clients + " ms CPU, both sides");
            assertTrue(cpu <= clients * 100, cpu + " ms");
        }
    }

    @Test
    void headWithoutCrlfIsClosedWhenTooLong() throws Exception {
        try (var running = SocketServerFixture.start();
                var client = RawClient.connect(running.port)) {
            client.write("GET / HTTP/1.1\nHost: a\n\n".getBytes(StandardCharsets.US_ASCII));
            client.write("a:b\n\n\r\n\r\r\n".repeat(900).getBytes(StandardCharsets.US_ASCII));
            assertTrue(client.isClosedWithin(1_000));
            assertEquals(0, running.recordingGateway.opened.size());
        }
    }

    private static void trickleSlice(RawClient client, byte[] slice) {
        try {
            client.write(slice);
        } catch (IOException e) {
            // closed in the meantime, as it should be
        }
    }

    @Test
    void longestHeadIsAccepted() throws Exception {
        try (var running = SocketServerFixture.start();
                var client = RawClient.connect(running.port)) {
            int length = RawClient.handshake("localhost", "X: \r\n").length;
            String filler = "x".repeat(HandshakeBuffer.BYTES_MAX - length);
            client.write(RawClient.handshake("localhost", "X: " + filler + "\r\n"));
            assertTrue(client.readHead().startsWith("HTTP/1.1 101"));
            ProcessStats.echoP99(client, 1);
        }
    }

    @Test
    void rejectedHandshakesAreAnsweredAndClosed() throws Exception {
        String[] bad = {
            "GET / HTTP/1.0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "nonsense\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "\r\n\r\n",
        };
        try (var running = SocketServerFixture.start()) {
            for (int i = 0; i < 100; i++) {
                try (var client = RawClient.connect(running.port)) {
                    client.write(bad[i % bad.length].getBytes(StandardCharsets.US_ASCII));
                    assertTrue(client.readHead().startsWith("HTTP/1.1 404"), bad[i % bad.length]);
                    assertTrue(client.isClosedWithin(1_000));
                }
            }
            SocketServerFixture.await(
                    "the end", 1_000, () -> running.server.connectionCount() == 0);
            assertEquals(0, running.recordingGateway.opened.size());
        }
    }

    @Test
    void fuzzedHandshakesHarmNoOtherSeed18() throws Exception {
        var fuzzer = new Fuzzer(new Random(18), "\r\n: \t/\0é");
        String whole = new String(RawClient.handshake("127.0.0.1"), StandardCharsets.ISO_8859_1);
        try (var running = SocketServerFixture.start();
                var witness = RawClient.open(running.port)) {
            int let = 0;
            for (int i = 0; i < 1_000; i++) {
                try (var client = RawClient.connect(running.port)) {
                    client.write(fuzzer.text(whole).getBytes(StandardCharsets.ISO_8859_1));
                    client.write("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                    let += client.readHead().startsWith("HTTP/1.1 101") ? 1 : 0;
                } catch (IOException closed) {
                    // without an answer, as it may be
                    assertTrue(running.server.connectionCount() > 0);
                }
                if (i % 100 == 0) {
                    ProcessStats.echoP99(witness, 1);
                }
            }
            ProcessStats.print("1,000 bent handshakes, let in " + let);
            SocketServerFixture.await(
                    "their end", 1_000, () -> running.server.connectionCount() == 1);
            ProcessStats.echoP99(witness, 1);
        }
    }

    @Test
    void rejectedClientIsClosedEvenIfItStays() throws Exception {
        try (var running = SocketServerFixture.start();
                var client = RawClient.connect(running.port)) {
            client.write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            SocketServerFixture.await(
                    "the end", 1_500, () -> running.server.connectionCount() == 0);
        }
    }

    private static void close(List<RawClient> clients) throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }
}
