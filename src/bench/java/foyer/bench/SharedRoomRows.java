package foyer.bench;

import java.io.IOException;
import java.util.function.Predicate;

/// The rows in which people talk: each on every server in turn, within seconds. One thread.
final class SharedRoomRows {
    static final int IN_FLIGHT = 32;
    private static final double OFFERED = 20_000;
    private static final double BUSY = 500;

    private final BenchResults benchResults;
    private final Bench.Servers servers;
    private final long warm;
    private final long window;

    private interface Load {
        SharedRoomLoad.Measured put(SharedRoomLoad sharedRoomLoad) throws IOException;
    }

    SharedRoomRows(BenchResults benchResults, Bench.Servers servers, long warm, long window) {
        this.benchResults = benchResults;
        this.servers = servers;
        this.warm = warm;
        this.window = window;
    }

    /// A room with so many people in it, on every server.
    ///
    /// @param wanted which rows
    void measure(int people, Predicate<String> wanted) throws IOException {
        row(
                wanted,
                BenchRows.flood(people),
                people,
                sharedRoomLoad -> sharedRoomLoad.flood(IN_FLIGHT, warm, window));
        row(
                wanted,
                BenchRows.quiet(people),
                people,
                sharedRoomLoad -> sharedRoomLoad.offer(OFFERED / people, warm, window));
        if (people == 100) {
            row(
                    wanted,
                    BenchRows.busy(people),
                    people,
                    sharedRoomLoad -> sharedRoomLoad.offer(BUSY, warm, window));
        }
    }

    private void row(Predicate<String> wanted, String what, int people, Load load)
            throws IOException {
        if (!wanted.test(what)) {
            return;
        }
        for (var server : servers.children.entrySet()) {
            ServerUnderTest serverUnderTest = server.getKey();
            MeasuredServer measuredServer = server.getValue();
            try (var crowd = new ClientCrowd(measuredServer, people, _ -> "talk" + people)) {
                measuredServer.untilIdle();
                note(
                        what,
                        serverUnderTest,
                        load.put(
                                new SharedRoomLoad(
                                        measuredServer,
                                        crowd,
                                        servers.benchMessageNumbers.get(serverUnderTest))));
            }
            measuredServer.untilIdle();
        }
    }

    private void note(
            String what, ServerUnderTest serverUnderTest, SharedRoomLoad.Measured measured) {
        benchResults.add(
                BenchRows.cpu(what), BenchRows.MICROS, serverUnderTest, measured.cpuMicros());
        benchResults.add(
                BenchRows.perSecond(what), BenchRows.COUNT, serverUnderTest, measured.perSecond());
        note(what, serverUnderTest, measured.latencyHistogram());
        benchResults.add(
                BenchRows.load(what), BenchRows.MICROS, serverUnderTest, measured.loadMicros());
    }

    private void note(
            String what, ServerUnderTest serverUnderTest, LatencyHistogram latencyHistogram) {
        benchResults.add(
                BenchRows.p50(what),
                BenchRows.MICROS,
                serverUnderTest,
                latencyHistogram.quantile(0.5));
        benchResults.add(
                BenchRows.p99(what),
                BenchRows.MICROS,
                serverUnderTest,
                latencyHistogram.quantile(0.99));
        benchResults.add(
                BenchRows.p999(what),
                BenchRows.MICROS,
                serverUnderTest,
                latencyHistogram.quantile(0.999));
    }

    /// So many senders with a room each, on every server.
    void receipts(int senders) throws IOException {
        for (var server : servers.children.entrySet()) {
            ServerUnderTest serverUnderTest = server.getKey();
            MeasuredServer measuredServer = server.getValue();
            try (var crowd = new ClientCrowd(measuredServer, senders, i -> "receipt" + i)) {
                SoloRoomLoad.Measured measured =
                        new SoloRoomLoad(
                                        measuredServer,
                                        crowd,
                                        servers.benchMessageNumbers.get(serverUnderTest))
                                .run(warm, window);
                benchResults.add(
                        BenchRows.receipts(senders),
                        BenchRows.COUNT,
                        serverUnderTest,
                        measured.perSecond());
                benchResults.add(
                        BenchRows.receiptCpu(senders),
                        BenchRows.MICROS,
                        serverUnderTest,
                        measured.cpuMicros());
                note(BenchRows.senders(senders), serverUnderTest, measured.latencyHistogram());
            }
            measuredServer.untilIdle();
        }
    }
}
