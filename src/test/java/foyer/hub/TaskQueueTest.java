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

    /// Its clock stands still, so that a delay never ends.
    private final TaskQueue<String> queue = new TaskQueue<>(() -> 0);

    private List<String> taken() {
        var all = new ArrayList<String>();
        for (String task = queue.poll(); task != null; task = queue.poll()) {
            all.add(task);
        }
        return all;
    }

    @Test
    void batchableTaskIsNotDelayedBeforeFirstBatch() {
        queue.putBatchable("message");
        queue.await(FOREVER);
        assertEquals(List.of("message"), taken());
        assertNull(queue.poll());
    }

    @Test
    void urgentTaskEndsTheDelayInOrder() throws Exception {
        queue.batchDelivered(Duration.ofMillis(1).toNanos());
        try (var hub = Executors.newSingleThreadExecutor()) {
            queue.putBatchable("message");
            Future<List<String>> taken =
                    hub.submit(
                            () -> {
                                queue.await(FOREVER);
                                return taken();
                            });
            queue.put("ping");
            assertEquals(List.of("message", "ping"), taken.get());
        }
    }

    @Test
    void fullBatchEndsTheDelay() throws Exception {
        queue.batchDelivered(Duration.ofMillis(1).toNanos());
        try (var hub = Executors.newSingleThreadExecutor()) {
            Future<Integer> taken =
                    hub.submit(
                            () -> {
                                queue.await(FOREVER);
                                return taken().size();
                            });
            for (int i = 0; i < TaskQueue.ENOUGH; i++) {
                queue.putBatchable("message");
            }
            assertEquals(TaskQueue.ENOUGH, taken.get());
        }
    }

    @Test
    void concurrentTasksAreNotLost() throws Exception {
        var real = new TaskQueue<Integer>(System::nanoTime);
        int each = 20_000;
        try (var putting = Executors.newFixedThreadPool(2)) {
            for (int thread = 0; thread < 2; thread++) {
                boolean batchable = thread == 0;
                putting.execute(
                        () -> {
                            for (int i = 0; i < each; i++) {
                                if (batchable) {
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
