package foyer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a delivery costs: Foyer beside the naive server, plain and over TLS, row by row in turn on
/// the same machine. Prints tables in Markdown; see docs/performance.md.
final class Bench {
    private static final String HELP =
            """
            --quick        one round of 1 s windows, instead of three of 2 s, and less over TLS
            --plain        nothing over TLS
            --rounds N     how many rounds
            --only WORDS   only rows with these words in front, such as "flood, 100"
            """;

    private final Figures figures = new Figures();
    private final Path work;
    private final boolean quick;
    private final List<Side> sides;
    private final String only;

    private Bench(Path work, boolean quick, boolean plain, String only) {
        this.work = work;
        this.quick = quick;
        this.only = only;
        this.sides =
                Arrays.stream(Side.values())
                        .filter(side -> !side.encrypted || !plain)
                        .filter(side -> side != Side.NAIVE_TLS || !quick)
                        .toList();
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
        var bench =
                new Bench(work, quick, options.contains("--plain"), after("--only", options, ""));
        System.out.printf(
                "%s, %d processors, Linux %s, Java %s, medians of %d rounds of %d ms%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                Runtime.version(),
                rounds,
                bench.window());
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d (load average %s)%n", round, load());
            bench.round(work.resolve("round" + round));
        }
        System.out.printf("end (load average %s)%n%n", load());
        System.out.println(new Marks(bench.figures).table());
        System.out.println(bench.figures.table(Side.NAIVE, Side.FOYER));
        System.out.print(bench.figures.table(Side.NAIVE_TLS, Side.FOYER_TLS));
    }

    private static String after(String option, List<String> options, String otherwise) {
        int at = options.indexOf(option);
        return at < 0 ? otherwise : options.get(at + 1);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private long warm() {
        return quick ? 500 : 800;
    }

    private long window() {
        return quick ? 1_000 : 2_000;
    }

    private boolean isWanted(String what) {
        return what.startsWith(only);
    }

    private void round(Path data) throws Exception {
        Files.createDirectories(data);
        try (var servers = new Servers(sides, data.resolve("talk"))) {
            servers.warmUp(quick ? 800 : 1_500);
            var talks = new TalkRows(figures, servers, warm(), window());
            for (int people : new int[] {10, 100, 1_000}) {
                talks.measure(people, this::isWanted);
            }
            for (int senders : new int[] {1, 10, 100}) {
                if (isWanted(Rows.senders(senders))) {
                    talks.receipts(senders);
                }
            }
        }
        for (Side side : sides) {
            if (isWanted(Rows.idle("")) && !(quick && side.encrypted)) {
                new LifeRows(figures, side, data).idle();
            }
            if (isWanted(Rows.returning(""))) {
                new LifeRows(figures, side, data).comeBack();
            }
        }
    }

    /// The servers of a round, each in its process. One thread.
    static final class Servers implements AutoCloseable {
        final Map<Side, Child> children = new EnumMap<>(Side.class);
        final Map<Side, Numbers> numbers = new EnumMap<>(Side.class);

        Servers(List<Side> sides, Path data) throws IOException {
            for (Side side : sides) {
                children.put(
                        side, side.start(data.resolveSibling(data.getFileName() + side.name()), 0));
                numbers.put(side, new Numbers());
            }
        }

        /// Lets each do a little of everything, until it is compiled.
        void warmUp(long millis) throws IOException {
            for (Side side : children.keySet()) {
                Child child = children.get(side);
                Numbers own = numbers.get(side);
                try (var crowd = new Crowd(child, 100, _ -> "warm")) {
                    var talk = new Talk(child, crowd, own);
                    talk.flood(TalkRows.IN_FLIGHT, millis, millis);
                    talk.offer(500, millis, millis / 2);
                }
                try (var crowd = new Crowd(child, 10, _ -> "warm too")) {
                    new Talk(child, crowd, own).offer(2_000, millis, millis / 2);
                }
                try (var crowd = new Crowd(child, 20, i -> "warm " + i)) {
                    new Receipts(child, crowd, own).run(millis, millis / 2);
                }
                child.untilIdle();
            }
        }

        @Override
        public void close() {
            children.values().forEach(Child::close);
        }
    }
}
