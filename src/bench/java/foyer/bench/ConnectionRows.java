package foyer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The rows without messages: the cost of connections, and the reconnection of all clients after
/// the server was killed. One thread.
final class ConnectionRows {
    private static final int MEMBERS_PER_ROOM = 100;
    private static final int ANY_PORT = 0;
    private static final long POLL_NANOS = 10_000_000L;

    private final BenchResults benchResults;
    private final ServerUnderTest serverUnderTest;
    private final Path data;

    /// @param data a folder for the servers' files
    ConnectionRows(BenchResults benchResults, ServerUnderTest serverUnderTest, Path data) {
        this.benchResults = benchResults;
        this.serverUnderTest = serverUnderTest;
        this.data = data;
    }

    void idle() throws IOException, InterruptedException {
        try (MeasuredServer measuredServer =
                serverUnderTest.start(data.resolve("idle" + serverUnderTest.name()), ANY_PORT)) {
            try (var warmUpCrowd = new ClientCrowd(measuredServer, 10, _ -> "few")) {
                warmUpCrowd.turn(10);
            }
            long emptyBytes = measuredServer.liveBytes();
            long cpu = measuredServer.cpuNanos();
            long start = System.nanoTime();
            try (var crowd =
                    new ClientCrowd(
                            measuredServer, BenchRows.IDLE, i -> "idle" + i / MEMBERS_PER_ROOM)) {
                double seconds = (System.nanoTime() - start) / 1e9;
                double micros = (measuredServer.cpuNanos() - cpu) / 1e3 / BenchRows.IDLE;
                crowd.turn(300);
                double bytes = (measuredServer.liveBytes() - emptyBytes) / (double) BenchRows.IDLE;
                add(BenchRows.idle("connect and join, seconds"), BenchRows.DECIMAL, seconds);
                add(
                        BenchRows.idle("connect and join, CPU µs each (cold)"),
                        BenchRows.WHOLE,
                        micros);
                add(BenchRows.heap(), BenchRows.WHOLE, bytes);
            }
        }
    }

    void reconnect() throws Exception {
        Path files = data.resolve("return" + serverUnderTest.name());
        MeasuredServer first = serverUnderTest.start(files, ANY_PORT);
        try (var crowd =
                        new ClientCrowd(
                                first, BenchRows.RETURNING, i -> "room" + i / MEMBERS_PER_ROOM);
                var executor = Executors.newSingleThreadExecutor()) {
            first.close();
            long killedAt = System.nanoTime();
            Future<MeasuredServer> second =
                    executor.submit(() -> serverUnderTest.start(files, first.port));
            try (var reconnectLoad =
                    new ReconnectLoad(crowd, first, new Random(BenchRows.RETURNING))) {
                while (!second.isDone()) {
                    reconnectLoad.runUntil(System.nanoTime() + POLL_NANOS);
                }
                long startedAt = System.nanoTime();
                try (MeasuredServer restarted = second.get()) {
                    long cpu = restarted.cpuNanos();
                    reconnectLoad.runUntilAllJoined();
                    long joinedAt = System.nanoTime();
                    double micros = (restarted.cpuNanos() - cpu) / 1e3 / BenchRows.RETURNING;
                    double attempts = reconnectLoad.attempts() / (double) BenchRows.RETURNING;
                    add(
                            BenchRows.returning("seconds without a server"),
                            BenchRows.DECIMAL,
                            (startedAt - killedAt) / 1e9);
                    add(
                            BenchRows.returning("seconds then until all were back"),
                            BenchRows.DECIMAL,
                            (joinedAt - startedAt) / 1e9);
                    add(BenchRows.returning("server CPU µs each (cold)"), BenchRows.WHOLE, micros);
                    add(BenchRows.returning("tries each"), BenchRows.DECIMAL, attempts);
                }
            }
        }
    }

    private void add(String rowName, String format, double value) {
        benchResults.add(rowName, format, serverUnderTest, value);
    }
}
