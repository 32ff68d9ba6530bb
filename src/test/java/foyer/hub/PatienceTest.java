package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class PatienceTest {
    private static final long MILLI = 1_000_000L;
    private static final long COST = MILLI / 2;
    private final Patience patience = new Patience(0);

    @Test
    void theFirstAfterAPauseNeverWaits() {
        assertTrue(patience.left(0) <= 0);
        patience.told(1_000 * MILLI, 0);
        assertTrue(patience.left(Patience.GAP_MAX) <= 0);
    }

    @Test
    void whatComesSoonAfterABatchWaitsInProportionToWhatThatCost() {
        patience.told(COST, 0);
        assertEquals(Patience.GATHERED * COST - MILLI, patience.left(MILLI));
    }

    @Test
    void nothingWaitsLongerThanTheLongestGap() {
        patience.told(100 * MILLI, 0);
        assertEquals(Patience.GAP_MAX - MILLI, patience.left(MILLI));
    }

    private void waitInVain(long nanos) {
        for (int i = 0; i < Patience.TRIALS; i++) {
            patience.told(COST, nanos);
            assertTrue(patience.left(nanos + MILLI) > 0);
            patience.waited(false, nanos);
        }
        patience.told(COST, nanos);
    }

    @Test
    void nothingWaitsForAWhileAfterWaitingInVainAFewTimes() {
        waitInVain(0);
        assertEquals(0, patience.left(MILLI));
        patience.told(COST, Patience.PAUSE);
        assertTrue(patience.left(Patience.PAUSE + MILLI) > 0);
    }

    @Test
    void theWhileIsTwiceAsLongEachTimeUntilWaitingPaysAgain() {
        waitInVain(0);
        waitInVain(Patience.PAUSE);
        assertEquals(0, patience.left(2 * Patience.PAUSE));
        patience.waited(true, 3 * Patience.PAUSE);
        waitInVain(3 * Patience.PAUSE);
        patience.told(COST, 4 * Patience.PAUSE);
        assertTrue(patience.left(4 * Patience.PAUSE + MILLI) > 0);
    }

    @Test
    void aFewTimesInVainAreForgottenWhenItPaysAgain() {
        for (int i = 0; i < 10 * Patience.TRIALS; i++) {
            patience.waited(i % Patience.TRIALS == 0, i * MILLI);
        }
        patience.told(COST, 0);
        assertTrue(patience.left(MILLI) > 0);
    }
}
