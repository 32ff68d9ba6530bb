package foyer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What a delivery costs: Foyer beside the naive server, in turn on the same machine. Prints a
/// table in Markdown; see docs/performance.md.
final class Bench {
    private static final String NAIVE = "`broadcast()`";
    private static final String FOYER = "Foyer";
    private static final int IN_FLIGHT = 32;
    private static final double OFFERED = 20_000;
    private static final int IDLE = 5_000;
    private static final String CONNECTIONS = "%,d connections".formatted(IDLE);
    private static final int IDLE_ROOM = 100;
    private static final String MICROS = "%.2f";
    private static final String COUNT = "%,.0f";

    private static final String HELP =
            """
            --quick        one round of 1 s windows, instead of three of 2 s
            --rounds N     how many rounds
            --only WORDS   only the rows with these words in front, such as "flood, 100"
            """;

    private final Figures figures = new Figures();
    private final Path work;
    private final int rounds;
    private final long warm;
    private final long window;

    private final String only;

    private Bench(Path work, boolean quick, int rounds, String only) {
        this.work = work;
        this.rounds = rounds;
        this.only = only;
        warm = quick ? 500 : 800;
        window = quick ? 1_000 : 2_000;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        if (options.contains("--help")) {
            System.out.print(HELP);
            return;
        }
        boolean quick = options.contains("--quick");
        int rounds = Integer.parseInt(after("--rounds", options, quick ? "1" : "3"));
        Path work = Files.createTempDirectory(Path.of("target"), "bench");
        var bench = new Bench(work, quick, rounds, after("--only", options, ""));
        System.out.printf(
                "%s, %d processors, Linux %s, Java %s, medians of %d rounds of %d ms%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                Runtime.version(),
                bench.rounds,
                bench.window);
        System.out.println("load average before: " + load());
        for (int round = 1; round <= bench.rounds; round++) {
            bench.round(round, NAIVE);
            bench.round(round, FOYER);
        }
        System.out.println("load average after: " + load());
        System.out.println();
        System.out.print(bench.figures.table(NAIVE, FOYER));
    }

    private static String after(String option, List<String> options, String otherwise) {
        int at = options.indexOf(option);
        return at < 0 ? otherwise : options.get(at + 1);
    }

    private boolean isWanted(String what) {
        return what.contains(only);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private Child start(String server, int round, String part) throws IOException {
        return server.equals(NAIVE) ? Child.naive() : Child.foyer(work.resolve(part + round));
    }

    private void round(int round, String server) throws Exception {
        System.out.printf("round %d: %s (load average %s)%n", round, server, load());
        try (Child child = start(server, round, "talk")) {
            var numbers = new Numbers();
            warmUp(child, numbers);
            for (int people : new int[] {10, 100, 1_000}) {
                talk(server, child, numbers, people);
            }
            for (int senders : new int[] {1, 10, 100}) {
                receipts(server, child, numbers, senders);
            }
        }
        if (!isWanted(CONNECTIONS)) {
            return;
        }
        try (Child child = start(server, round, "idle")) {
            idle(server, child);
        }
    }

    private void warmUp(Child child, Numbers numbers) throws IOException {
        try (var crowd = new Crowd(child.port, 100, _ -> "warm")) {
            new Talk(child, crowd, numbers).flood(IN_FLIGHT, 6 * warm, 10);
        }
    }

    private void talk(String server, Child child, Numbers numbers, int people) throws IOException {
        String flood = "flood, " + people;
        String offered = "20,000/s offered, " + people;
        String busy = "500 messages/s, " + people;
        if (!isWanted(flood) && !isWanted(offered) && !isWanted(busy)) {
            return;
        }
        try (var crowd = new Crowd(child.port, people, _ -> "talk" + people)) {
            var talk = new Talk(child, crowd, numbers);
            if (isWanted(flood)) {
                note(server, flood, talk.flood(IN_FLIGHT, warm, window));
            }
            if (isWanted(offered)) {
                note(server, offered, talk.offer(OFFERED / people, warm, window));
            }
            if (people == 100 && isWanted(busy)) {
                note(server, busy, talk.offer(500, warm, window));
            }
        }
    }

    private void note(String server, String what, Talk.Measured measured) {
        figures.add(what + ": server CPU µs per delivery", MICROS, server, measured.cpuMicros());
        figures.add(what + ": deliveries/s", COUNT, server, measured.perSecond());
        note(server, what, measured.latencies());
        figures.add(
                what + ": load generator CPU µs per delivery",
                MICROS,
                server,
                measured.loadMicros());
    }

    private void note(String server, String what, Latencies latencies) {
        figures.add(what + ": p50 ms", MICROS, server, latencies.quantile(0.5));
        figures.add(what + ": p99 ms", MICROS, server, latencies.quantile(0.99));
        figures.add(what + ": p99.9 ms", MICROS, server, latencies.quantile(0.999));
    }

    private void receipts(String server, Child child, Numbers numbers, int senders)
            throws IOException {
        String what = senders + (senders == 1 ? " sender" : " senders");
        if (!isWanted(what)) {
            return;
        }
        try (var crowd = new Crowd(child.port, senders, i -> "receipt" + i)) {
            Receipts.Measured measured = new Receipts(child, crowd, numbers).run(warm, window);
            figures.add(what + ": receipts/s", COUNT, server, measured.perSecond());
            figures.add(what + ": server CPU µs per receipt", MICROS, server, measured.cpuMicros());
            note(server, what, measured.latencies());
        }
    }

    private void idle(String server, Child child) throws IOException, InterruptedException {
        try (var few = new Crowd(child.port, 10, _ -> "few")) {
            few.turn(10);
        }
        long empty = child.liveBytes();
        long cpu = child.cpuNanos();
        long start = System.nanoTime();
        try (var crowd = new Crowd(child.port, IDLE, i -> "idle" + i / IDLE_ROOM)) {
            double seconds = (System.nanoTime() - start) / 1e9;
            double micros = (child.cpuNanos() - cpu) / 1e3 / IDLE;
            crowd.turn(300);
            double bytes = (child.liveBytes() - empty) / (double) IDLE;
            figures.add(CONNECTIONS + ": connect and join, seconds", MICROS, server, seconds);
            figures.add(
                    CONNECTIONS + ": connect and join, CPU µs each (cold)", COUNT, server, micros);
            figures.add(CONNECTIONS + ": live heap bytes each", COUNT, server, bytes);
        }
    }
}
