package foyer.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.testing.RawClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Faults, case 31: an answer that waits for the next. The long form is 2 million echoes; set
/// `foyer.echoes` for it.
final class LostWakeupTest {
    private static final int CLIENTS = 8;
    private static final int WINDOW = 4;
    private static final long LATE_NANOS = 250_000_000L;

    @Test
    void noEchoAnsweredByAnotherThreadIsLate() throws Exception {
        int each = Integer.getInteger("foyer.echoes", 120_000) / CLIENTS;
        var slowest = new AtomicLong();
        int late = 0;
        try (var running = RunningServer.start(limits -> limits.withFrames(1 << 30, 1 << 30));
                var answering = Executors.newFixedThreadPool(2);
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            running.guests.onAsked =
                    (peer, request) -> {
                        answering.execute(() -> Guests.echo(peer, request));
                        return true;
                    };
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                tasks.add(() -> lateEchoes(running.port, each, slowest));
            }
            for (Future<Integer> future : clients.invokeAll(tasks)) {
                late += future.get();
            }
            Gauge.print(
                    "%,d echoes, slowest %.1f ms".formatted(each * CLIENTS, slowest.get() / 1e6));
        }
        assertEquals(0, late);
    }

    private static int lateEchoes(int port, int count, AtomicLong slowest) throws Exception {
        byte[] frame = RawClient.text("{\"type\":\"echo\",\"text\":\"a\"}");
        long[] sentAt = new long[WINDOW];
        int late = 0;
        try (var client = RawClient.open(port)) {
            for (int i = 0; i < count + WINDOW; i++) {
                if (i >= WINDOW) {
                    client.read();
                    long took = System.nanoTime() - sentAt[i % WINDOW];
                    late += took > LATE_NANOS ? 1 : 0;
                    slowest.accumulateAndGet(took, Math::max);
                }
                if (i < count) {
                    sentAt[i % WINDOW] = System.nanoTime();
                    client.write(frame);
                }
            }
        }
        return late;
    }
}
