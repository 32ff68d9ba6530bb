package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void delaysDoubleToFifteenSecondsGiveOrTakeHalf(long seed) {
        var backoff = new Backoff(new Random(seed));
        for (int round = 0; round < 50; round++) {
            for (long expected : new long[] {500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000}) {
                long delay = backoff.nextMillis();
                assertTrue(delay >= expected / 2 && delay <= expected * 3 / 2, delay + " ms");
            }
            backoff.reset();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void delaysDifferBetweenClients(long seed) {
        var random = new Random(seed);
        var delays = new HashSet<Long>();
        for (int i = 0; i < 100; i++) {
            delays.add(new Backoff(random).nextMillis());
        }
        assertTrue(delays.size() > 70, delays.size() + " different delays");
    }
}
