package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import org.junit.jupiter.api.Test;

/// Faults, case 15: frames that announce more than they may.
class HugeFramesTest {
    private static final long[] LENGTHS = {
        Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE, 1_000_000_000, 64 * 1024 + 1
    };

    @Test
    void hugeFramesCloseTheirConnectionsOnly() throws Exception {
        try (var running = SocketServerFixture.start(limits -> limits.withFrames(10_000, 10_000));
                var other = RawClient.open(running.port)) {
            ProcessStats.echoP99(other, 300);
            double before = ProcessStats.echoP99(other, 300);
            long heap = ProcessStats.heap();
            var attack =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        for (int i = 0; i < 100; i++) {
                                            attack(running.port, LENGTHS[i % LENGTHS.length]);
                                        }
                                    });
            double during = ProcessStats.echoP99(other, 1_000);
            attack.join();
            long grown = ProcessStats.heap() - heap;
            ProcessStats.print(
                    "echo p99 %.1f ms, %.1f ms under attack; heap %+d KB"
                            .formatted(before, during, grown / 1024));
            assertTrue(during <= before + 50, "p99 " + during + " ms");
            assertTrue(grown <= 4 << 20, "heap +" + grown);
            SocketServerFixture.await(
                    "their end", 1_000, () -> running.server.connectionCount() == 1);
            assertEquals(100, running.recordingGateway.gone.size());
        }
    }

    private static void attack(int port, long length) {
        try (var client = RawClient.open(port)) {
            client.write(RawClient.header(RawClient.TEXT, length));
            client.write(new byte[4]);
            assertEquals(FrameEncoder.TOO_BIG, client.readCloseCode());
            assertTrue(client.isClosedWithin(1_000));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void longestFrameIsRead() throws Exception {
        try (var running = SocketServerFixture.start();
                var client = RawClient.open(running.port)) {
            String start = "{\"type\":\"echo\",\"text\":\"";
            client.send(start + "x".repeat(64 * 1024 - start.length() - 2) + "\"}");
            assertTrue(client.read().text().contains("\"code\":\"invalid\""));
        }
    }
}
