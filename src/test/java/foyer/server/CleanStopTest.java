package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.Event;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Faults, cases 33, 34 and 35: stopping, starting again, and a port that is taken.
class CleanStopTest {
    private static final int CLIENTS = 30;

    @Test
    void repeatedStopsUnderLoadFreeThePort() throws Exception {
        long threads = ProcessStats.threads();
        int files = -1;
        int port = 0;
        long slowest = 0;
        for (int round = 0; round < 20; round++) {
            var recordingGateway = new RecordingGateway();
            var server =
                    new SocketServer(
                            SocketServerFixture.settings(port, SocketServerFixture.WIDE),
                            recordingGateway,
                            System::nanoTime);
            port = server.start();
            slowest = Math.max(slowest, stopUnderLoad(server, recordingGateway, port));
            for (List<Departure> reasons : recordingGateway.gone.values()) {
                assertEquals(List.of(Departure.HOST_CLOSED), reasons);
            }
            assertEquals(CLIENTS, recordingGateway.gone.size());
            SocketServerFixture.await(
                    "the last thread", 1_000, () -> ProcessStats.threads() <= threads);
            if (round == 0) {
                files = ProcessStats.files(ProcessHandle.current().pid());
            }
        }
        int left = ProcessStats.files(ProcessHandle.current().pid()) - files;
        ProcessStats.print(
                "slowest stop %d ms, files left %d, threads left 0".formatted(slowest, left));
        assertTrue(left <= 5, left + " files left");
    }

    /// Every client must get all that was offered before the stop, a close frame, and the end.
    private static long stopUnderLoad(
            SocketServer server, RecordingGateway recordingGateway, int port) throws Exception {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(RawClient.open(port));
        }
        SocketServerFixture.await("all", 2_000, () -> recordingGateway.opened.size() == CLIENTS);
        for (int i = 0; i < 300; i++) {
            EncodedEvent encoded = EncodedEvent.of(new Event.Echoed(i, "x".repeat(200)));
            for (Peer peer : recordingGateway.opened) {
                peer.offer(encoded);
                peer.flush();
            }
        }
        var stopped = new CountDownLatch(1);
        long start = System.nanoTime();
        Thread.ofPlatform()
                .start(
                        () -> {
                            try {
                                server.stop("done", 0);
                                stopped.countDown();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        for (RawClient client : clients) {
            for (int i = 0; i < 300; i++) {
                assertTrue(client.read().text().contains("\"re\":" + i + ","));
            }
            assertEquals(FrameEncoder.NORMAL, client.readCloseCode());
            assertTrue(client.isClosedWithin(1_000));
            client.close();
        }
        assertTrue(stopped.await(20, TimeUnit.SECONDS), "the server stops");
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Test
    void stopDoesNotWaitForUnresponsiveClients() throws Exception {
        var running = SocketServerFixture.start();
        try (var silent = RawClient.connect(running.port);
                var staying = RawClient.open(running.port)) {
            SocketServerFixture.await("both", 1_000, () -> running.server.connectionCount() == 2);
            long start = System.nanoTime();
            running.close();
            long took = (System.nanoTime() - start) / 1_000_000;
            assertTrue(took <= 5_000, took + " ms");
            assertTrue(silent.isClosedWithin(100));
            assertTrue(staying.isClosedWithin(100));
            assertEquals(0, running.server.connectionCount());
        }
    }

    @Test
    void takenPortIsReported() throws Exception {
        try (var running = SocketServerFixture.start()) {
            var second =
                    new SocketServer(
                            SocketServerFixture.settings(running.port, SocketServerFixture.WIDE),
                            new RecordingGateway(),
                            System::nanoTime);
            PortInUseException taken = assertThrows(PortInUseException.class, second::start);
            assertEquals(
                    "Port " + running.port + " is already in use by another program.",
                    taken.getMessage());
            second.stop("never began", 0);
        }
    }

    @Test
    void inexactPortFallsBackToTheNext() throws Exception {
        try (var running = SocketServerFixture.start()) {
            var settings =
                    SocketServerFixture.encrypted(
                            new ServerSettings(
                                    "127.0.0.1", running.port, false, SocketServerFixture.WIDE));
            var second = new SocketServer(settings, new RecordingGateway(), System::nanoTime);
            int port = second.start();
            assertTrue(port != running.port && port > 0, port + "");
            try (var client = RawClient.open(port)) {
                ProcessStats.echoP99(client, 1);
            }
            second.stop("done", 0);
        }
    }
}
