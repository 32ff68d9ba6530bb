package foyer.bench;

import java.io.IOException;
import java.util.function.Predicate;

/// The rows with messages. Measures the servers in turn, so that all see the same load of the
/// machine. One thread.
final class SharedRoomRows {
    static final int IN_FLIGHT = 32;
    private static final double OFFERED_PER_SECOND = 20_000;
    private static final double BUSY_PER_SECOND = 500;

    private final BenchResults benchResults;
    private final Bench.RunningServers servers;
    private final long warmUpMillis;
    private final long windowMillis;

    private interface Workload {
        SharedRoomLoad.DeliveryFigures run(SharedRoomLoad sharedRoomLoad) throws IOException;
    }

    SharedRoomRows(
            BenchResults benchResults,
            Bench.RunningServers servers,
            long warmUpMillis,
            long windowMillis) {
        this.benchResults = benchResults;
        this.servers = servers;
        this.warmUpMillis = warmUpMillis;
        this.windowMillis = windowMillis;
    }

    /// Measures a room with a number of members on each server.
    ///
    /// @param filter selects rows by name
    void measure(int people, Predicate<String> filter) throws IOException {
        measureRow(
                filter,
                BenchRows.flood(people),
                people,
                sharedRoomLoad -> sharedRoomLoad.flood(IN_FLIGHT, warmUpMillis, windowMillis));
        measureRow(
                filter,
                BenchRows.quiet(people),
                people,
                sharedRoomLoad ->
                        sharedRoomLoad.sendAtRate(
                                OFFERED_PER_SECOND / people, warmUpMillis, windowMillis));
        if (people == 100) {
            measureRow(
                    filter,
                    BenchRows.busy(people),
                    people,
                    sharedRoomLoad ->
                            sharedRoomLoad.sendAtRate(BUSY_PER_SECOND, warmUpMillis, windowMillis));
        }
    }

    private void measureRow(Predicate<String> filter, String rowName, int people, Workload workload)
            throws IOException {
        if (!filter.test(rowName)) {
            return;
        }
        for (var server : servers.processes.entrySet()) {
            ServerUnderTest serverUnderTest = server.getKey();
            MeasuredServer measuredServer = server.getValue();
            try (var crowd = new ClientCrowd(measuredServer, people, _ -> "talk" + people)) {
                measuredServer.awaitIdle();
                addFigures(
                        rowName,
                        serverUnderTest,
                        workload.run(
                                new SharedRoomLoad(
                                        measuredServer,
                                        crowd,
                                        servers.messageNumbers.get(serverUnderTest))));
            }
            measuredServer.awaitIdle();
        }
    }

    private void addFigures(
            String rowName,
            ServerUnderTest serverUnderTest,
            SharedRoomLoad.DeliveryFigures figures) {
        benchResults.add(
                BenchRows.cpu(rowName), BenchRows.DECIMAL, serverUnderTest, figures.cpuMicros());
        benchResults.add(
                BenchRows.perSecond(rowName),
                BenchRows.WHOLE,
                serverUnderTest,
                figures.perSecond());
        addFigures(rowName, serverUnderTest, figures.latencyHistogram());
        benchResults.add(
                BenchRows.load(rowName), BenchRows.DECIMAL, serverUnderTest, figures.loadMicros());
    }

    private void addFigures(
            String rowName, ServerUnderTest serverUnderTest, LatencyHistogram latencyHistogram) {
        benchResults.add(
                BenchRows.p50(rowName),
                BenchRows.DECIMAL,
                serverUnderTest,
                latencyHistogram.quantile(0.5));
        benchResults.add(
                BenchRows.p99(rowName),
                BenchRows.DECIMAL,
                serverUnderTest,
                latencyHistogram.quantile(0.99));
        benchResults.add(
                BenchRows.p999(rowName),
                BenchRows.DECIMAL,
                serverUnderTest,
                latencyHistogram.quantile(0.999));
    }

    /// Measures a number of senders with a room each, on each server.
    void receipts(int senders) throws IOException {
        for (var server : servers.processes.entrySet()) {
            ServerUnderTest serverUnderTest = server.getKey();
            MeasuredServer measuredServer = server.getValue();
            try (var crowd = new ClientCrowd(measuredServer, senders, i -> "receipt" + i)) {
                SoloRoomLoad.ReceiptFigures figures =
                        new SoloRoomLoad(
                                        measuredServer,
                                        crowd,
                                        servers.messageNumbers.get(serverUnderTest))
                                .run(warmUpMillis, windowMillis);
                benchResults.add(
                        BenchRows.receipts(senders),
                        BenchRows.WHOLE,
                        serverUnderTest,
                        figures.perSecond());
                benchResults.add(
                        BenchRows.receiptCpu(senders),
                        BenchRows.DECIMAL,
                        serverUnderTest,
                        figures.cpuMicros());
                addFigures(BenchRows.senders(senders), serverUnderTest, figures.latencyHistogram());
            }
            measuredServer.awaitIdle();
        }
    }
}
