package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.ProcessStats;
import foyer.testing.RawClient;
import foyer.testing.Soak;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Faults, case 31: an answer that waits for the next. An echo counts as late when it took 250 ms
/// in which the others went on: a machine that stood still has lost no wake-up.
@Tag("soak")
final class LostWakeupTest {
    private static final int CLIENTS = 8;
    private static final int WINDOW = 4;
    private static final long LATE_NANOS = 250_000_000L;
    private static final long OTHERS_MEANWHILE = 2_500;

    @Test
    void echoFromAnotherThreadIsNotDelayed() throws Exception {
        int each = Soak.or(120_000, 2_000_000) / CLIENTS;
        var slowest = new AtomicLong();
        var all = new AtomicLong();
        int late = 0;
        try (var running =
                        SocketServerFixture.start(limits -> limits.withFrames(1 << 30, 1 << 30));
                var answering = Executors.newFixedThreadPool(2);
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            running.recordingGateway.onAsked =
                    (peer, request) -> {
                        answering.execute(() -> RecordingGateway.echo(peer, request));
                        return true;
                    };
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                tasks.add(() -> lateEchoes(running.port, each, slowest, all));
            }
            for (Future<Integer> future : clients.invokeAll(tasks)) {
                late += future.get();
            }
            ProcessStats.print(
                    "%,d echoes, slowest %.1f ms".formatted(each * CLIENTS, slowest.get() / 1e6));
        }
        assertEquals(0, late);
    }

    private static int lateEchoes(int port, int count, AtomicLong slowest, AtomicLong all)
            throws Exception {
        byte[] frame = RawClient.text("{\"type\":\"echo\",\"text\":\"a\"}");
        long[] sentAt = new long[WINDOW];
        long[] allThen = new long[WINDOW];
        int late = 0;
        try (var client = RawClient.open(port)) {
            for (int i = 0; i < count + WINDOW; i++) {
                int place = i % WINDOW;
                if (i >= WINDOW) {
                    client.read();
                    long took = System.nanoTime() - sentAt[place];
                    long meanwhile = all.incrementAndGet() - allThen[place];
                    late += took > LATE_NANOS && meanwhile > OTHERS_MEANWHILE ? 1 : 0;
                    slowest.accumulateAndGet(took, Math::max);
                }
                if (i < count) {
                    sentAt[place] = System.nanoTime();
                    allThen[place] = all.get();
                    client.write(frame);
                }
            }
        }
        return late;
    }
}
