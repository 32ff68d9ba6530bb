package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class BackgroundWorkTest {
    private static final int QUEUE_MAX = 2;

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final Queue<Runnable> hubThread = new ArrayDeque<>();
    private final BackgroundWork work =
            new BackgroundWork(
                    new CurrentRequest((_, _, _) -> {}),
                    this::enqueue,
                    hubThread::add,
                    "It failed.");
    private final RecordingPeer peer = new HubFixture("lobby").connect("Ada");
    private final List<String> outcomes = new ArrayList<>();

    private void enqueue(Runnable task) {
        if (worker.size() == QUEUE_MAX) {
            throw new RejectedExecutionException("full");
        }
        worker.add(task);
    }

    private boolean submit(Supplier<String> task) {
        return work.submit(peer, task, outcomes::add, e -> outcomes.add(e.code() + " " + e.text()));
    }

    private void runAll() {
        worker.forEach(Runnable::run);
        worker.clear();
        hubThread.forEach(Runnable::run);
        hubThread.clear();
    }

    @Test
    void resultReturnsOnTheHubThread() {
        assertTrue(submit(() -> "done"));
        worker.remove().run();
        assertEquals(List.of(), outcomes);
        assertEquals(1, work.unfinished(peer));
        hubThread.remove().run();
        assertEquals(List.of("done"), outcomes);
        assertEquals(0, work.unfinished(peer));
    }

    @Test
    void failuresBecomeRefusals() {
        submit(
                () -> {
                    throw new InvalidValueException(ErrorCode.NOT_STORED, "The disk is full.");
                });
        submit(
                () -> {
                    throw new IllegalStateException("a bug");
                });
        runAll();
        assertEquals(List.of("NOT_STORED The disk is full.", "FAULT It failed."), outcomes);
    }

    @Test
    void forgottenConnectionGetsNoResult() {
        submit(() -> "done");
        submit(() -> "done");
        work.forget(peer);
        assertEquals(0, work.unfinished(peer));
        runAll();
        assertEquals(List.of(), outcomes);
    }

    @Test
    void fullQueueRejectsWork() {
        submit(() -> "first");
        submit(() -> "second");
        assertFalse(submit(() -> "third"));
        assertEquals(2, work.unfinished(peer));
        runAll();
        assertEquals(List.of("first", "second"), outcomes);
        assertEquals(0, work.unfinished(peer));
    }
}
