package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import foyer.protocol.Event;
import foyer.server.ServerLimits.SlowReader;
import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Faults, case 19: a client that does not read.
class SlowReaderTest {
    private static final int FRAMES = 10_000;

    @Test
    void slowReaderIsClosedOthersAreServed() throws Exception {
        try (var running = SocketServerFixture.start();
                var slow = RawClient.open(running.port, 4_096);
                var good = RawClient.open(running.port)) {
            SocketServerFixture.await(
                    "both", 1_000, () -> running.recordingGateway.opened.size() == 2);
            Peer slowPeer = peerOf(running, slow);
            Peer goodPeer = peerOf(running, good);
            long heap = ProcessStats.heap();
            long start = System.nanoTime();
            for (int i = 0; i < FRAMES; i++) {
                EncodedEvent encoded =
                        EncodedEvent.of(new Event.Echoed(0, i + " " + "x".repeat(500)));
                slowPeer.offer(encoded);
                goodPeer.offer(encoded);
                goodPeer.flush();
                assertTrue(good.read().text().contains("\"text\":\"" + i + " x"));
            }
            SocketServerFixture.await(
                    "the cut", 1_000, () -> running.recordingGateway.gone.containsKey(slowPeer));
            long grown = ProcessStats.heap() - heap;
            ProcessStats.print(
                    "cut within %d ms, heap %+d KB"
                            .formatted((System.nanoTime() - start) / 1_000_000, grown / 1024));
            assertEquals(
                    List.of(Departure.TOO_SLOW), running.recordingGateway.departuresOf(slowPeer));
            assertTrue(grown <= 4 << 20, "heap +" + grown);
            try {
                assertEquals(FrameEncoder.TRY_LATER, slow.readCloseCode());
            } catch (SocketException reset) {
                // who is slow even in reading why is not waited for
                ProcessStats.print("the slow reader was reset before it read why");
            }
            SocketServerFixture.await(
                    "the end", 2_000, () -> running.server.connectionCount() == 1);
            assertEquals(
                    List.of(Departure.TOO_SLOW), running.recordingGateway.departuresOf(slowPeer));
        }
    }

    @Test
    void stalledReaderIsClosedAfterTheTimeout() throws Exception {
        try (var running =
                        SocketServerFixture.start(
                                limits ->
                                        limits.with(
                                                new SlowReader(
                                                        1 << 20, 1_000, Duration.ofMillis(500))));
                var slow = RawClient.open(running.port, 4_096)) {
            SocketServerFixture.await(
                    "it", 1_000, () -> running.recordingGateway.opened.size() == 1);
            Peer peer = running.recordingGateway.opened.getFirst();
            EncodedEvent encoded = EncodedEvent.of(new Event.Echoed(0, "x".repeat(7_000)));
            for (int i = 0; i < 145; i++) {
                peer.offer(encoded);
            }
            peer.flush();
            SocketServerFixture.await(
                    "the cut", 2_000, () -> running.recordingGateway.gone.containsKey(peer));
            assertEquals(List.of(Departure.TOO_SLOW), running.recordingGateway.departuresOf(peer));
            SocketServerFixture.await(
                    "the end", 2_000, () -> running.server.connectionCount() == 0);
            assertTrue(slow.isClosedWithin(1_000));
            assertEquals(List.of(Departure.TOO_SLOW), running.recordingGateway.departuresOf(peer));
        }
    }

    private static Peer peerOf(SocketServerFixture running, RawClient client) {
        return running.recordingGateway.opened.stream()
                .filter(peer -> peer.address().endsWith(":" + client.localPort()))
                .findFirst()
                .orElseThrow();
    }
}
