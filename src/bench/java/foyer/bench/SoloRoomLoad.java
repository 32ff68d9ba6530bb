package foyer.bench;

import java.io.IOException;

/// Members who are alone in their rooms and send the next message when the last is acknowledged.
/// One thread.
final class SoloRoomLoad {
    private static final long BASE = System.nanoTime();

    /// @param cpuMicros of the server, for one receipt
    record ReceiptFigures(double perSecond, LatencyHistogram latencyHistogram, double cpuMicros) {}

    private final MeasuredServer server;
    private final ClientCrowd crowd;
    private final BenchMessageNumbers messageNumbers;
    private LatencyHistogram latencyHistogram = new LatencyHistogram();
    private long receipts;
    private boolean isOver;

    SoloRoomLoad(MeasuredServer server, ClientCrowd crowd, BenchMessageNumbers messageNumbers) {
        this.server = server;
        this.crowd = crowd;
        this.messageNumbers = messageNumbers;
        crowd.listen(this::onDelivery);
    }

    private void onDelivery(BenchClient benchClient, long sentAt, int number) throws IOException {
        receipts++;
        latencyHistogram.add(now() - sentAt);
        if (!isOver) {
            sendNext(benchClient);
        }
    }

    private static long now() {
        return System.nanoTime() - BASE;
    }

    private void sendNext(BenchClient benchClient) throws IOException {
        benchClient.say(messageNumbers.next(), now(), 0);
    }

    ReceiptFigures run(long warmMillis, long millis) throws IOException {
        for (BenchClient benchClient : crowd.benchClients) {
            sendNext(benchClient);
        }
        runFor(warmMillis);
        receipts = 0;
        latencyHistogram = new LatencyHistogram();
        long cpu = server.cpuNanos();
        long start = System.nanoTime();
        runFor(millis);
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu = server.cpuNanos() - cpu;
        var figures =
                new ReceiptFigures(receipts / seconds, latencyHistogram, cpu / 1e3 / receipts);
        isOver = true;
        runFor(100);
        return figures;
    }

    private void runFor(long millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() - end < 0) {
            crowd.turn(10);
        }
    }
}
