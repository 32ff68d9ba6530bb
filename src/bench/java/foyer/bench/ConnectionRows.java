package foyer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The rows in which nobody talks: what connections cost, and how people come back when their
/// server was killed. One thread.
final class ConnectionRows {
    private static final int ROOM = 100;
    private static final int ANY = 0;
    private static final long LOOK_NANOS = 10_000_000L;

    private final BenchResults benchResults;
    private final ServerUnderTest serverUnderTest;
    private final Path data;

    /// @param data where folders for the servers' files may be made
    ConnectionRows(BenchResults benchResults, ServerUnderTest serverUnderTest, Path data) {
        this.benchResults = benchResults;
        this.serverUnderTest = serverUnderTest;
        this.data = data;
    }

    void idle() throws IOException, InterruptedException {
        try (MeasuredServer measuredServer =
                serverUnderTest.start(data.resolve("idle" + serverUnderTest.name()), ANY)) {
            try (var few = new ClientCrowd(measuredServer, 10, _ -> "few")) {
                few.turn(10);
            }
            long empty = measuredServer.liveBytes();
            long cpu = measuredServer.cpuNanos();
            long start = System.nanoTime();
            try (var crowd =
                    new ClientCrowd(measuredServer, BenchRows.IDLE, i -> "idle" + i / ROOM)) {
                double seconds = (System.nanoTime() - start) / 1e9;
                double micros = (measuredServer.cpuNanos() - cpu) / 1e3 / BenchRows.IDLE;
                crowd.turn(300);
                double bytes = (measuredServer.liveBytes() - empty) / (double) BenchRows.IDLE;
                note(BenchRows.idle("connect and join, seconds"), BenchRows.MICROS, seconds);
                note(
                        BenchRows.idle("connect and join, CPU µs each (cold)"),
                        BenchRows.COUNT,
                        micros);
                note(BenchRows.heap(), BenchRows.COUNT, bytes);
            }
        }
    }

    void comeBack() throws Exception {
        Path files = data.resolve("return" + serverUnderTest.name());
        MeasuredServer first = serverUnderTest.start(files, ANY);
        try (var crowd = new ClientCrowd(first, BenchRows.RETURNING, i -> "room" + i / ROOM);
                var starting = Executors.newSingleThreadExecutor()) {
            first.close();
            long killed = System.nanoTime();
            Future<MeasuredServer> second =
                    starting.submit(() -> serverUnderTest.start(files, first.port));
            try (var reconnectLoad =
                    new ReconnectLoad(crowd, first, new Random(BenchRows.RETURNING))) {
                while (!second.isDone()) {
                    reconnectLoad.until(System.nanoTime() + LOOK_NANOS);
                }
                long up = System.nanoTime();
                try (MeasuredServer again = second.get()) {
                    long cpu = again.cpuNanos();
                    reconnectLoad.untilAllAreBack();
                    long back = System.nanoTime();
                    double micros = (again.cpuNanos() - cpu) / 1e3 / BenchRows.RETURNING;
                    double tries = reconnectLoad.tries() / (double) BenchRows.RETURNING;
                    note(
                            BenchRows.returning("seconds without a server"),
                            BenchRows.MICROS,
                            (up - killed) / 1e9);
                    note(
                            BenchRows.returning("seconds then until all were back"),
                            BenchRows.MICROS,
                            (back - up) / 1e9);
                    note(BenchRows.returning("server CPU µs each (cold)"), BenchRows.COUNT, micros);
                    note(BenchRows.returning("tries each"), BenchRows.MICROS, tries);
                }
            }
        }
    }

    private void note(String what, String form, double value) {
        benchResults.add(what, form, serverUnderTest, value);
    }
}
