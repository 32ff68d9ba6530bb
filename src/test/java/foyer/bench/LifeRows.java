package foyer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The rows in which nobody talks: what connections cost, and how people come back when their
/// server was killed. One thread.
final class LifeRows {
    private static final int ROOM = 100;
    private static final int ANY = 0;
    private static final long LOOK_NANOS = 10_000_000L;

    private final Figures figures;
    private final Side side;
    private final Path data;

    /// @param data where folders for the servers' files may be made
    LifeRows(Figures figures, Side side, Path data) {
        this.figures = figures;
        this.side = side;
        this.data = data;
    }

    void idle() throws IOException, InterruptedException {
        try (Child child = side.start(data.resolve("idle" + side.name()), ANY)) {
            try (var few = new Crowd(child, 10, _ -> "few")) {
                few.turn(10);
            }
            long empty = child.liveBytes();
            long cpu = child.cpuNanos();
            long start = System.nanoTime();
            try (var crowd = new Crowd(child, Rows.IDLE, i -> "idle" + i / ROOM)) {
                double seconds = (System.nanoTime() - start) / 1e9;
                double micros = (child.cpuNanos() - cpu) / 1e3 / Rows.IDLE;
                crowd.turn(300);
                double bytes = (child.liveBytes() - empty) / (double) Rows.IDLE;
                note(Rows.idle("connect and join, seconds"), Rows.MICROS, seconds);
                note(Rows.idle("connect and join, CPU µs each (cold)"), Rows.COUNT, micros);
                note(Rows.heap(), Rows.COUNT, bytes);
            }
        }
    }

    void comeBack() throws Exception {
        Path files = data.resolve("return" + side.name());
        Child first = side.start(files, ANY);
        try (var crowd = new Crowd(first, Rows.RETURNING, i -> "room" + i / ROOM);
                var starting = Executors.newSingleThreadExecutor()) {
            first.close();
            long killed = System.nanoTime();
            Future<Child> second = starting.submit(() -> side.start(files, first.port));
            try (var comeback = new Comeback(crowd, first, new Random(Rows.RETURNING))) {
                while (!second.isDone()) {
                    comeback.until(System.nanoTime() + LOOK_NANOS);
                }
                long up = System.nanoTime();
                try (Child again = second.get()) {
                    long cpu = again.cpuNanos();
                    comeback.untilAllAreBack();
                    long back = System.nanoTime();
                    double micros = (again.cpuNanos() - cpu) / 1e3 / Rows.RETURNING;
                    double tries = comeback.tries() / (double) Rows.RETURNING;
                    note(
                            Rows.returning("seconds without a server"),
                            Rows.MICROS,
                            (up - killed) / 1e9);
                    note(
                            Rows.returning("seconds then until all were back"),
                            Rows.MICROS,
                            (back - up) / 1e9);
                    note(Rows.returning("server CPU µs each (cold)"), Rows.COUNT, micros);
                    note(Rows.returning("tries each"), Rows.MICROS, tries);
                }
            }
        }
    }

    private void note(String what, String form, double value) {
        figures.add(what, form, side, value);
    }
}
