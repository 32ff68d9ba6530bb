package foyer.connection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void waitsDoubleFromHalfASecondToFifteenEachGiveOrTakeHalf(long seed) {
        var backoff = new Backoff(new Random(seed));
        for (int round = 0; round < 50; round++) {
            for (long expected : new long[] {500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000}) {
                long wait = backoff.nextMillis();
                assertTrue(wait >= expected / 2 && wait <= expected * 3 / 2, wait + " ms");
            }
            backoff.reset();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void manyDoNotComeBackAtTheSameMoment(long seed) {
        var random = new Random(seed);
        var waits = new HashSet<Long>();
        for (int i = 0; i < 100; i++) {
            waits.add(new Backoff(random).nextMillis());
        }
        assertTrue(waits.size() > 70, waits.size() + " different waits");
    }
}
