package foyer.bench;

import java.io.IOException;
import java.util.Arrays;

/// A room in which four speak and everybody, they too, hears it. Every delivery is counted: each
/// message must reach everybody once. One thread.
final class SharedRoomLoad {
    private static final int SPEAKERS = 4;
    private static final int FLIGHT_MAX = 1 << 16;
    private static final long BASE = System.nanoTime();
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /// @param cpuMicros of the server, for one delivery
    /// @param loadMicros of the load generator, for one delivery
    record Measured(
            double cpuMicros,
            double perSecond,
            LatencyHistogram latencyHistogram,
            double loadMicros) {}

    private final MeasuredServer server;
    private final ClientCrowd crowd;
    private final int[] missing = new int[FLIGHT_MAX];
    private final BenchMessageNumbers benchMessageNumbers;
    private LatencyHistogram latencyHistogram = new LatencyHistogram();
    private int said;
    private int done;
    private long delivered;

    SharedRoomLoad(
            MeasuredServer server, ClientCrowd crowd, BenchMessageNumbers benchMessageNumbers) {
        this.server = server;
        this.crowd = crowd;
        this.benchMessageNumbers = benchMessageNumbers;
        crowd.listen((_, sentAt, number) -> heard(sentAt, number));
    }

    private void heard(long sentAt, int number) throws IOException {
        delivered++;
        latencyHistogram.add(now() - sentAt);
        int left = --missing[number % FLIGHT_MAX];
        if (left == 0) {
            done++;
        } else if (left < 0) {
            throw new IOException("message " + number + " came more often than it should");
        }
    }

    private static long now() {
        return System.nanoTime() - BASE;
    }

    private void say(long sentAt) throws IOException {
        int number = said++;
        if (missing[number % FLIGHT_MAX] != 0) {
            throw new IOException("too much is under way");
        }
        missing[number % FLIGHT_MAX] = crowd.benchClients.size();
        crowd.benchClients.get(number % SPEAKERS).say(benchMessageNumbers.next(), sentAt, number);
    }

    /// So many messages are always on their way.
    Measured flood(int inFlight, long warmMillis, long millis) throws IOException {
        return measured(warmMillis, millis, inFlight, 0);
    }

    /// So many messages a second, whatever becomes of them.
    Measured offer(double perSecond, long warmMillis, long millis) throws IOException {
        return measured(warmMillis, millis, FLIGHT_MAX / 2, perSecond);
    }

    private Measured measured(long warmMillis, long millis, int inFlight, double perSecond)
            throws IOException {
        speak(warmMillis, inFlight, perSecond);
        latencyHistogram = new LatencyHistogram();
        delivered = 0;
        long self = ProcessHandle.current().pid();
        long ownCpu = MeasuredServer.cpuNanos(self);
        long cpu = server.cpuNanos();
        long start = System.nanoTime();
        speak(millis, inFlight, perSecond);
        long took = System.nanoTime() - start;
        double deliveries = delivered;
        cpu = server.cpuNanos() - cpu;
        ownCpu = MeasuredServer.cpuNanos(self) - ownCpu;
        LatencyHistogram measured = latencyHistogram;
        drain();
        return new Measured(
                cpu / 1e3 / deliveries,
                deliveries / (took / 1e9),
                measured,
                ownCpu / 1e3 / deliveries);
    }

    private void speak(long millis, int inFlight, double perSecond) throws IOException {
        long start = now();
        long end = start + millis * 1_000_000;
        double gap = perSecond == 0 ? 0 : 1e9 / perSecond;
        double due = start;
        for (long now = start; now < end; now = now()) {
            while (said - done < inFlight && due <= now) {
                say(gap == 0 ? now() : (long) due);
                due += gap;
            }
            crowd.turn(gap == 0 ? 10 : due - now > 1.5e6 ? 1 : 0);
        }
    }

    private void drain() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (done < said) {
            crowd.turn(10);
            if (System.nanoTime() - end > 0) {
                System.out.println(said - done + " messages did not reach everybody");
                Arrays.fill(missing, 0);
                done = said;
            }
        }
    }
}
