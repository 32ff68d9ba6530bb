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

    private final BenchResults benchResults = new BenchResults();
    private final Path work;
    private final boolean quick;
    private final List<ServerUnderTest> serverUnderTests;
    private final String only;

    private Bench(Path work, boolean quick, boolean plain, String only) {
        this.work = work;
        this.quick = quick;
        this.only = only;
        this.serverUnderTests =
                Arrays.stream(ServerUnderTest.values())
                        .filter(serverUnderTest -> !serverUnderTest.encrypted || !plain)
                        .filter(
                                serverUnderTest ->
                                        serverUnderTest != ServerUnderTest.NAIVE_TLS || !quick)
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
        System.out.println(new PerformanceTargets(bench.benchResults).table());
        System.out.println(bench.benchResults.table(ServerUnderTest.NAIVE, ServerUnderTest.FOYER));
        System.out.print(
                bench.benchResults.table(ServerUnderTest.NAIVE_TLS, ServerUnderTest.FOYER_TLS));
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
        try (var servers = new Servers(serverUnderTests, data.resolve("talk"))) {
            servers.warmUp(quick ? 800 : 1_500);
            var talks = new SharedRoomRows(benchResults, servers, warm(), window());
            for (int people : new int[] {10, 100, 1_000}) {
                talks.measure(people, this::isWanted);
            }
            for (int senders : new int[] {1, 10, 100}) {
                if (isWanted(BenchRows.senders(senders))) {
                    talks.receipts(senders);
                }
            }
        }
        for (ServerUnderTest serverUnderTest : serverUnderTests) {
            if (isWanted(BenchRows.idle("")) && !(quick && serverUnderTest.encrypted)) {
                new ConnectionRows(benchResults, serverUnderTest, data).idle();
            }
            if (isWanted(BenchRows.returning(""))) {
                new ConnectionRows(benchResults, serverUnderTest, data).comeBack();
            }
        }
    }

    /// The servers of a round, each in its process. One thread.
    static final class Servers implements AutoCloseable {
        final Map<ServerUnderTest, MeasuredServer> children = new EnumMap<>(ServerUnderTest.class);
        final Map<ServerUnderTest, BenchMessageNumbers> benchMessageNumbers =
                new EnumMap<>(ServerUnderTest.class);

        Servers(List<ServerUnderTest> serverUnderTests, Path data) throws IOException {
            for (ServerUnderTest serverUnderTest : serverUnderTests) {
                children.put(
                        serverUnderTest,
                        serverUnderTest.start(
                                data.resolveSibling(data.getFileName() + serverUnderTest.name()),
                                0));
                benchMessageNumbers.put(serverUnderTest, new BenchMessageNumbers());
            }
        }

        /// Lets each do a little of everything, until it is compiled.
        void warmUp(long millis) throws IOException {
            for (ServerUnderTest serverUnderTest : children.keySet()) {
                MeasuredServer measuredServer = children.get(serverUnderTest);
                BenchMessageNumbers own = benchMessageNumbers.get(serverUnderTest);
                try (var crowd = new ClientCrowd(measuredServer, 100, _ -> "warm")) {
                    var sharedRoomLoad = new SharedRoomLoad(measuredServer, crowd, own);
                    sharedRoomLoad.flood(SharedRoomRows.IN_FLIGHT, millis, millis);
                    sharedRoomLoad.offer(500, millis, millis / 2);
                }
                try (var crowd = new ClientCrowd(measuredServer, 10, _ -> "warm too")) {
                    new SharedRoomLoad(measuredServer, crowd, own).offer(2_000, millis, millis / 2);
                }
                try (var crowd = new ClientCrowd(measuredServer, 20, i -> "warm " + i)) {
                    new SoloRoomLoad(measuredServer, crowd, own).run(millis, millis / 2);
                }
                measuredServer.untilIdle();
            }
        }

        @Override
        public void close() {
            children.values().forEach(MeasuredServer::close);
        }
    }
}
