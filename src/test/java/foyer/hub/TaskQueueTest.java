package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    private final TaskLane<String> lane = new TaskLane<>();

    private List<String> taken() {
        var all = new ArrayList<String>();
        for (String task = queue.poll(); task != null; task = queue.poll()) {
            all.add(task);
        }
        return all;
    }

    @Test
    void batchableTaskIsNotDelayedBeforeFirstBatch() {
        queue.offer(lane, "message", 7, true);
        queue.await(FOREVER);
        assertEquals(List.of("message"), taken());
        assertNull(queue.poll());
    }

    @Test
    void urgentTaskEndsTheDelayInOrder() throws Exception {
        queue.batchDelivered(Duration.ofMillis(1).toNanos());
        try (var hub = Executors.newSingleThreadExecutor()) {
            queue.offer(lane, "message", 7, true);
            Future<List<String>> taken =
                    hub.submit(
                            () -> {
                                queue.await(FOREVER);
                                return taken();
                            });
            queue.put(lane, "ping");
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
                queue.offer(lane, "message", 7, true);
            }
            assertEquals(TaskQueue.ENOUGH, taken.get());
        }
    }

    @Test
    void connectionsTakeTurnsAndTheServerComesFirst() {
        var busy = new TaskLane<String>();
        for (int i = 1; i <= 3; i++) {
            queue.offer(busy, "busy " + i, 10, false);
        }
        queue.offer(lane, "one", 10, false);
        queue.put("server");
        assertEquals(List.of("server", "busy 1", "one", "busy 2", "busy 3"), taken());
    }

    @Test
    void clearedLaneLosesOnlyItsOwnTasks() {
        var gone = new TaskLane<String>();
        queue.offer(gone, "gone", 10, false);
        queue.offer(lane, "stays", 10, false);
        queue.offer(gone, "gone", 10, false);
        queue.clear(gone);
        queue.put(gone, "the end");
        assertEquals(List.of("stays", "the end"), taken());
    }

    @Test
    void oneConnectionMayHaveThreeHundredTasksOrAMillionCharacters() {
        for (int i = 0; i < TaskLane.TASKS_MAX; i++) {
            assertTrue(queue.offer(lane, "small", 10, false));
        }
        assertFalse(queue.offer(lane, "one too many", 10, false));
        var large = new TaskLane<String>();
        assertTrue(queue.offer(large, "large", TaskLane.CHARS_MAX, false));
        assertFalse(queue.offer(large, "one too many", 1, false));
    }

    @Test
    void fullServerStillServesConnectionsThatAskForLittle() {
        int lanes = (int) (TaskLane.ALL_CHARS_MAX / TaskLane.CHARS_MAX);
        for (int i = 0; i < lanes; i++) {
            assertTrue(queue.offer(new TaskLane<>(), "large", TaskLane.CHARS_MAX, false));
        }
        assertTrue(queue.offer(lane, "first", TaskLane.SHARE_CHARS, false));
        assertFalse(queue.offer(lane, "second", 1, false));
        assertEquals(lanes + 1, taken().size());
        assertTrue(queue.offer(lane, "third", TaskLane.CHARS_MAX, false));
    }

    @Test
    void concurrentTasksAreNotLost() throws Exception {
        var real = new TaskQueue<Integer>(System::nanoTime);
        int each = 20_000;
        try (var putting = Executors.newFixedThreadPool(2)) {
            for (int thread = 0; thread < 2; thread++) {
                boolean batchable = thread == 0;
                var own = new TaskLane<Integer>();
                putting.execute(
                        () -> {
                            for (int i = 0; i < each; i++) {
                                while (!real.offer(own, i, 1, batchable)) {
                                    Thread.onSpinWait();
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
