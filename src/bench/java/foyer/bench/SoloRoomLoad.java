package foyer.bench;

import java.io.IOException;

/// Members who each have a room to themselves, and say the next thing when they hear their last.
/// One thread.
final class SoloRoomLoad {
    private static final long BASE = System.nanoTime();

    /// @param cpuMicros of the server, for one receipt
    record Measured(double perSecond, LatencyHistogram latencyHistogram, double cpuMicros) {}

    private final MeasuredServer server;
    private final ClientCrowd crowd;
    private final BenchMessageNumbers benchMessageNumbers;
    private LatencyHistogram latencyHistogram = new LatencyHistogram();
    private long heard;
    private boolean over;

    SoloRoomLoad(
            MeasuredServer server, ClientCrowd crowd, BenchMessageNumbers benchMessageNumbers) {
        this.server = server;
        this.crowd = crowd;
        this.benchMessageNumbers = benchMessageNumbers;
        crowd.listen(this::heard);
    }

    private void heard(BenchClient benchClient, long sentAt, int number) throws IOException {
        heard++;
        latencyHistogram.add(now() - sentAt);
        if (!over) {
            say(benchClient);
        }
    }

    private static long now() {
        return System.nanoTime() - BASE;
    }

    private void say(BenchClient benchClient) throws IOException {
        benchClient.say(benchMessageNumbers.next(), now(), 0);
    }

    Measured run(long warmMillis, long millis) throws IOException {
        for (BenchClient benchClient : crowd.benchClients) {
            say(benchClient);
        }
        turnFor(warmMillis);
        heard = 0;
        latencyHistogram = new LatencyHistogram();
        long cpu = server.cpuNanos();
        long start = System.nanoTime();
        turnFor(millis);
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = server.cpuNanos() - cpu;
        var measured = new Measured(heard / seconds, latencyHistogram, cpu / 1e3 / heard);
        over = true;
        turnFor(100);
        return measured;
    }

    private void turnFor(long millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() - end < 0) {
            crowd.turn(10);
        }
    }
}
