package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Faults, case 16: messages in parts without end.
class FragmentsTest {
    private static final int FIRST = 0x01;
    private static final int NEXT = 0x00;
    private static final int LAST = 0x80;

    private SocketServerFixture running;

    @BeforeEach
    void start() throws Exception {
        running = SocketServerFixture.start();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void endlessFragmentsAreCutAtTheSizeLimit() throws Exception {
        assertPartsAreCut(1_025, 300_000);
    }

    @Test
    void emptyFragmentsAreCutAtTheCountLimit() throws Exception {
        assertPartsAreCut(0, 100_000);
    }

    /// Sends until cut, with the pass mark of the heap.
    private void assertPartsAreCut(int size, int count) throws Exception {
        long heap = ProcessStats.heap();
        try (var client = RawClient.open(running.port)) {
            byte[] part = RawClient.frame(NEXT, new byte[size]);
            byte[] parts = new byte[part.length * 100];
            for (int i = 0; i < 100; i++) {
                System.arraycopy(part, 0, parts, i * part.length, part.length);
            }
            client.write(RawClient.frame(FIRST, new byte[size]));
            try {
                for (int sent = 0; sent < count; sent += 100) {
                    client.write(parts);
                }
            } catch (IOException e) {
                // cut while sending, as it should be
            }
            assertTrue(client.isClosedWithin(1_000));
        }
        long grown = ProcessStats.heap() - heap;
        ProcessStats.print(
                "%,d parts of %d bytes: heap %+d KB".formatted(count, size, grown / 1024));
        assertTrue(grown <= 8 << 20, "heap +" + grown);
        SocketServerFixture.await(
                "the end", 1_000, () -> running.recordingGateway.gone.size() == 1);
    }

    @Test
    void messageIn64FragmentsIsRead() throws Exception {
        byte[] text =
                ("{\"type\":\"echo\",\"text\":\"" + "ä€😀".repeat(40) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        try (var client = RawClient.open(running.port)) {
            int size = (text.length + 63) / 64;
            for (int i = 0; i < 64; i++) {
                int from = Math.min(i * size, text.length);
                int to = Math.min(from + size, text.length);
                int first = i == 0 ? FIRST : i == 63 ? LAST : NEXT;
                client.write(RawClient.frame(first, Arrays.copyOfRange(text, from, to)));
                if (i == 30) {
                    client.write(RawClient.frame(RawClient.PING, new byte[] {1, 2}));
                }
            }
            RawClient.Received pong = client.read();
            assertEquals(RawClient.PONG, pong.opcode());
            assertEquals(2, pong.payload().length);
            assertTrue(client.read().text().contains("ä€😀ä€😀"));
        }
    }
}
