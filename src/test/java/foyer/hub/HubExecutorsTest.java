package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubExecutorsTest {
    @ParameterizedTest
    @CsvSource({"foyer-passwords, 16", "foyer-files, 10000"})
    void executorHasOneThreadAndABoundedQueue(String name, int bound) throws Exception {
        ExecutorService executor =
                name.equals("foyer-files") ? HubExecutors.forFiles() : HubExecutors.forPasswords();
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var names = new CopyOnWriteArraySet<String>();
        Runnable task =
                () -> {
                    names.add(Thread.currentThread().getName());
                    started.countDown();
                    try {
                        release.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                };
        executor.execute(task);
        assertTrue(started.await(20, TimeUnit.SECONDS));
        int waiting = 0;
        try {
            while (waiting < 20_000) {
                executor.execute(task);
                waiting++;
            }
        } catch (RejectedExecutionException e) {
            // the queue is full
        }
        assertEquals(bound, waiting);
        release.countDown();
        executor.shutdown();
        assertTrue(executor.awaitTermination(20, TimeUnit.SECONDS));
        assertEquals(Set.of(name), names);
    }
}
