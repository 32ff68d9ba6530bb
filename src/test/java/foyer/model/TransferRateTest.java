package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// The speed of a transfer and the time it still takes.
class TransferRateTest {
    private static final long SECOND = 1_000_000_000L;

    private final TransferRate rate = new TransferRate();

    @Test
    void speedIsUnknownInTheFirstSecond() {
        rate.add(0, 0);
        assertEquals(0, rate.bytesPerSecond());
        rate.add(SECOND / 2, 500_000);
        assertEquals(0, rate.bytesPerSecond());
        assertEquals(0, rate.secondsLeft(1_000_000));
    }

    @Test
    void speedIsThatOfTheLastSeconds() {
        for (int i = 0; i <= 10; i++) {
            rate.add(i * SECOND, i * 1_000L);
        }
        assertEquals(1_000, rate.bytesPerSecond());
        assertEquals(10, rate.secondsLeft(20_000));
        for (int i = 1; i <= 10; i++) {
            rate.add((10 + i) * SECOND, 10_000 + i * 100L);
        }
        assertEquals(100, rate.bytesPerSecond());
        assertEquals(1, rate.secondsLeft(11_010));
    }

    @Test
    void restartedTransferIsMeasuredAnew() {
        rate.add(0, 0);
        rate.add(2 * SECOND, 100_000);
        rate.add(3 * SECOND, 0);
        assertEquals(0, rate.bytesPerSecond());
        rate.add(5 * SECOND, 2_000);
        assertEquals(1_000, rate.bytesPerSecond());
    }

    @Test
    void stalledTransferHasNoTimeLeft() {
        rate.add(0, 500);
        rate.add(9 * SECOND, 500);
        assertEquals(0, rate.secondsLeft(1_000));
    }
}
