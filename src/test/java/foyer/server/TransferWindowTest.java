package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Limits;
import foyer.server.TrafficLimiter.Verdict;
import org.junit.jupiter.api.Test;

class TransferWindowTest {
    private final TrafficLimiter limiter = new TrafficLimiter(ServerLimits.DEFAULT.frames(), 0);

    @Test
    void uploadWithinTheWindowIsNeverTooFast() {
        for (int chunk = 0; chunk < 100_000; chunk++) {
            assertEquals(Verdict.ACCEPT, limiter.transfer(Limits.CHUNKS_UNDER_WAY, 0));
        }
    }

    @Test
    void everyChunkBeyondTheWindowIsRefusedUntilTheConnectionCloses() {
        int refused = 0;
        while (limiter.transfer(Limits.CHUNKS_UNDER_WAY + 1, 0) == Verdict.REFUSE) {
            refused++;
        }
        assertEquals(5 * ServerLimits.DEFAULT.frames().burst(), refused);
        assertEquals(Verdict.CLOSE, limiter.transfer(Limits.CHUNKS_UNDER_WAY + 1, 0));
    }
}
