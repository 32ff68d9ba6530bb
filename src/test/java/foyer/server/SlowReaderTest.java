package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Frame;
import foyer.server.ServerLimits.SlowReader;
import foyer.testing.Gauge;
import foyer.testing.RawClient;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Faults, case 19: a client that does not read.
class SlowReaderTest {
    private static final int FRAMES = 10_000;

    @Test
    void whoDoesNotReadIsCutWhileAnotherGetsEverything() throws Exception {
        try (var running = RunningServer.start();
                var slow = RawClient.open(running.port, 4_096);
                var good = RawClient.open(running.port)) {
            RunningServer.await("both", 1_000, () -> running.guests.opened.size() == 2);
            Peer slowPeer = peerOf(running, slow);
            Peer goodPeer = peerOf(running, good);
            long heap = Gauge.heap();
            long start = System.nanoTime();
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = Frame.of(new Event.Echoed(0, i + " " + "x".repeat(500)));
                slowPeer.offer(frame);
                goodPeer.offer(frame);
                goodPeer.flush();
                assertTrue(good.read().text().contains("\"text\":\"" + i + " x"));
            }
            RunningServer.await("the cut", 1_000, () -> running.guests.gone.containsKey(slowPeer));
            long grown = Gauge.heap() - heap;
            Gauge.print(
                    "cut within %d ms, heap %+d KB"
                            .formatted((System.nanoTime() - start) / 1_000_000, grown / 1024));
            assertEquals(List.of(Departure.TOO_SLOW), running.guests.departuresOf(slowPeer));
            assertTrue(grown <= 4 << 20, "heap +" + grown);
            try {
                assertEquals(WireForm.LATER, slow.readCloseCode());
            } catch (SocketException reset) {
                // who is slow even in reading why is not waited for
                Gauge.print("the slow reader was reset before it read why");
            }
            RunningServer.await("the end", 2_000, () -> running.server.connections() == 1);
            assertEquals(List.of(Departure.TOO_SLOW), running.guests.departuresOf(slowPeer));
        }
    }

    @Test
    void whoTakesNothingForTooLongIsCutThoughLittleWaits() throws Exception {
        try (var running =
                        RunningServer.start(
                                limits ->
                                        limits.with(
                                                new SlowReader(
                                                        1 << 20, 1_000, Duration.ofMillis(500))));
                var slow = RawClient.open(running.port, 4_096)) {
            RunningServer.await("it", 1_000, () -> running.guests.opened.size() == 1);
            Peer peer = running.guests.opened.getFirst();
            Frame frame = Frame.of(new Event.Echoed(0, "x".repeat(7_000)));
            for (int i = 0; i < 145; i++) {
                peer.offer(frame);
            }
            peer.flush();
            RunningServer.await("the cut", 2_000, () -> running.guests.gone.containsKey(peer));
            assertEquals(List.of(Departure.TOO_SLOW), running.guests.departuresOf(peer));
            RunningServer.await("the end", 2_000, () -> running.server.connections() == 0);
            assertTrue(slow.isClosedWithin(1_000));
            assertEquals(List.of(Departure.TOO_SLOW), running.guests.departuresOf(peer));
        }
    }

    private static Peer peerOf(RunningServer running, RawClient client) {
        return running.guests.opened.stream()
                .filter(peer -> peer.address().endsWith(":" + client.localPort()))
                .findFirst()
                .orElseThrow();
    }
}
