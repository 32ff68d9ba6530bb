package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final long MILLI = 1_000_000L;
    private final Patience patience = new Patience(0);

    @Test
    void theFirstAfterAPauseNeverWaits() {
        assertTrue(patience.left(0) <= 0);
        patience.told(0);
        assertTrue(patience.left(Patience.BETWEEN_BATCHES) <= 0);
    }

    @Test
    void whatComesSoonAfterABatchWaitsForTheRestOfTheTime() {
        patience.told(0);
        assertEquals(Patience.BETWEEN_BATCHES - 3 * MILLI, patience.left(3 * MILLI));
    }

    @Test
    void nothingWaitsForAWhileAfterWaitingTwiceInVain() {
        patience.waited(false, 10 * MILLI);
        patience.told(10 * MILLI);
        assertTrue(patience.left(11 * MILLI) > 0);
        patience.waited(false, 20 * MILLI);
        patience.told(20 * MILLI);
        assertEquals(0, patience.left(21 * MILLI));
        long again = 20 * MILLI + Patience.BETWEEN_TRIALS;
        patience.told(again);
        assertTrue(patience.left(again + MILLI) > 0);
    }

    @Test
    void onceInVainIsForgottenWhenItPaysAgain() {
        for (int i = 0; i < 10; i++) {
            patience.waited(i % 2 == 0, i * MILLI);
        }
        patience.told(10 * MILLI);
        assertTrue(patience.left(11 * MILLI) > 0);
    }
}
