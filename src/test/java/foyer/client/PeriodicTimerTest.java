package foyer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class PeriodicTimerTest {
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int runs;

    private PeriodicTimer timer(Runnable task) {
        var timer = new PeriodicTimer(waiting::add, task);
        timer.start();
        return timer;
    }

    @Test
    void timerRunsOnceAPeriod() {
        timer(() -> runs++);
        assertEquals(0, runs);
        for (int periods = 1; periods <= 3; periods++) {
            waiting.remove().run();
            assertEquals(periods, runs);
            assertEquals(1, waiting.size());
        }
    }

    @Test
    void timerGoesOnAfterAFailure() {
        timer(
                () -> {
                    throw new IllegalStateException();
                });
        assertThrows(IllegalStateException.class, () -> waiting.remove().run());
        assertEquals(1, waiting.size());
    }

    @Test
    void stoppedTimerDoesNotRunAgain() {
        timer(() -> runs++).stop();
        waiting.remove().run();
        assertEquals(0, runs);
        assertEquals(0, waiting.size());
    }
}
