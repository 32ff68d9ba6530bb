package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Faults, case 20: a million pings; and too many commands.
class FloodsTest {
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
    void pingFloodClosesTheConnection() throws Exception {
        assertTrue(flood(RawClient.frame(RawClient.PING, new byte[0]), 1_000_000));
    }

    @Test
    void pongFloodClosesTheConnection() throws Exception {
        assertTrue(flood(RawClient.frame(RawClient.PONG, new byte[100]), 1_000_000));
    }

    @Test
    void commandFloodClosesTheConnection() throws Exception {
        assertTrue(flood(RawClient.text("{\"type\":\"echo\",\"text\":\"a\"}"), 1_000_000));
        int taken = running.recordingGateway.asked.get();
        ProcessStats.print(taken + " of a million commands taken");
        assertTrue(taken >= 200 && taken <= 1_000, taken + " taken");
    }

    /// @return whether the connection was cut; with the pass mark of the heap
    private boolean flood(byte[] frame, int count) throws Exception {
        long heap = ProcessStats.heap();
        boolean cut;
        try (var client = RawClient.open(running.port)) {
            var many = new ByteArrayOutputStream();
            for (int i = 0; i < 1_000; i++) {
                many.writeBytes(frame);
            }
            byte[] bytes = many.toByteArray();
            int sent = 0;
            try {
                for (; sent < count; sent += 1_000) {
                    client.write(bytes);
                }
            } catch (IOException e) {
                // cut while sending, as it should be
            }
            cut = client.isClosedWithin(1_500);
        }
        long grown = ProcessStats.heap() - heap;
        ProcessStats.print("a flood: heap %+d KB".formatted(grown / 1024));
        assertTrue(grown <= 4 << 20, "heap +" + grown);
        SocketServerFixture.await(
                "the end", 1_500, () -> running.recordingGateway.gone.size() == 1);
        return cut;
    }

    @Test
    void tooFastIsRefusedOnceASecond() throws Exception {
        try (var client = RawClient.open(running.port)) {
            for (int i = 1; i <= 400; i++) {
                client.send("{\"type\":\"echo\",\"text\":\"a\",\"id\":" + i + "}");
            }
            client.write(RawClient.frame(RawClient.PING, new byte[0]));
            int echoes = 0;
            int refusals = 0;
            for (RawClient.Received frame; (frame = client.read()).opcode() != RawClient.PONG; ) {
                if (frame.text().contains("\"code\":\"too_fast\"")) {
                    refusals++;
                } else {
                    echoes++;
                }
            }
            assertTrue(echoes >= 200 && echoes < 400, echoes + " echoes");
            assertEquals(1, refusals);
        }
    }
}
