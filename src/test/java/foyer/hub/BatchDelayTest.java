package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class BatchDelayTest {
    private static final long MILLI = 1_000_000L;
    private static final long COST = MILLI / 2;
    private final BatchDelay batchDelay = new BatchDelay(0);

    @Test
    void firstMessageAfterAPauseIsNotDelayed() {
        assertTrue(batchDelay.remaining(0) <= 0);
        batchDelay.batchDelivered(1_000 * MILLI, 0);
        assertTrue(batchDelay.remaining(BatchDelay.DELAY_MAX) <= 0);
    }

    @Test
    void delayGrowsWithTheCostOfABatch() {
        batchDelay.batchDelivered(COST, 0);
        assertEquals(BatchDelay.DELAY_FACTOR * COST - MILLI, batchDelay.remaining(MILLI));
    }

    @Test
    void delayIsLimited() {
        batchDelay.batchDelivered(100 * MILLI, 0);
        assertEquals(BatchDelay.DELAY_MAX - MILLI, batchDelay.remaining(MILLI));
    }

    private void waitInVain(long nanos) {
        for (int i = 0; i < BatchDelay.TRIALS; i++) {
            batchDelay.batchDelivered(COST, nanos);
            assertTrue(batchDelay.remaining(nanos + MILLI) > 0);
            batchDelay.batchWaited(false, nanos);
        }
        batchDelay.batchDelivered(COST, nanos);
    }

    @Test
    void fruitlessDelaysPauseDelaying() {
        waitInVain(0);
        assertEquals(0, batchDelay.remaining(MILLI));
        batchDelay.batchDelivered(COST, BatchDelay.PAUSE);
        assertTrue(batchDelay.remaining(BatchDelay.PAUSE + MILLI) > 0);
    }

    @Test
    void pauseDoublesUntilADelayIsFruitful() {
        waitInVain(0);
        waitInVain(BatchDelay.PAUSE);
        assertEquals(0, batchDelay.remaining(2 * BatchDelay.PAUSE));
        batchDelay.batchWaited(true, 3 * BatchDelay.PAUSE);
        waitInVain(3 * BatchDelay.PAUSE);
        batchDelay.batchDelivered(COST, 4 * BatchDelay.PAUSE);
        assertTrue(batchDelay.remaining(4 * BatchDelay.PAUSE + MILLI) > 0);
    }

    @Test
    void fruitfulDelayResetsTheCount() {
        for (int i = 0; i < 10 * BatchDelay.TRIALS; i++) {
            batchDelay.batchWaited(i % BatchDelay.TRIALS == 0, i * MILLI);
        }
        batchDelay.batchDelivered(COST, 0);
        assertTrue(batchDelay.remaining(MILLI) > 0);
    }
}
