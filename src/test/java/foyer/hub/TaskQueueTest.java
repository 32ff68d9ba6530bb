package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TaskQueueTest {
    private static final long FOREVER = Duration.ofHours(1).toNanos();

    /// A clock that stands still, so that what waits would wait for ever.
    private final TaskQueue<String> queue = new TaskQueue<>(() -> 0);

    private List<String> taken() {
        var all = new ArrayList<String>();
        for (String task = queue.poll(); task != null; task = queue.poll()) {
            all.add(task);
        }
        return all;
    }

    @Test
    void whatMayWaitDoesNotWhileNothingWasTold() {
        queue.putBatchable("said");
        queue.await(FOREVER);
        assertEquals(List.of("said"), taken());
        assertNull(queue.poll());
    }

    @Test
    void somethingUrgentEndsTheWaitAndKeepsItsPlace() throws Exception {
        queue.batchDelivered(Duration.ofMillis(1).toNanos());
        try (var hub = Executors.newSingleThreadExecutor()) {
            queue.putBatchable("said");
            Future<List<String>> taken =
                    hub.submit(
                            () -> {
                                queue.await(FOREVER);
                                return taken();
                            });
            queue.put("ping");
            assertEquals(List.of("said", "ping"), taken.get());
        }
    }

    @Test
    void enoughEndsTheWait() throws Exception {
        queue.batchDelivered(Duration.ofMillis(1).toNanos());
        try (var hub = Executors.newSingleThreadExecutor()) {
            Future<Integer> taken =
                    hub.submit(
                            () -> {
                                queue.await(FOREVER);
                                return taken().size();
                            });
            for (int i = 0; i < TaskQueue.ENOUGH; i++) {
                queue.putBatchable("said");
            }
            assertEquals(TaskQueue.ENOUGH, taken.get());
        }
    }

    @Test
    void nothingPutByManyAtOnceIsOverlooked() throws Exception {
        var real = new TaskQueue<Integer>(System::nanoTime);
        int each = 20_000;
        try (var putting = Executors.newFixedThreadPool(2)) {
            for (int thread = 0; thread < 2; thread++) {
                boolean patient = thread == 0;
                putting.execute(
                        () -> {
                            for (int i = 0; i < each; i++) {
                                if (patient) {
                                    real.putBatchable(i);
                                } else {
                                    real.put(i);
                                }
                            }
                        });
            }
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                        for (int left = 2 * each; left > 0; ) {
                            real.await(FOREVER);
                            while (real.poll() != null) {
                                left--;
                            }
                        }
                    });
        }
    }
}
