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

/// Measures the cost of a delivery: Foyer beside the naive server, plain and over TLS, in turns on
/// one machine. Prints tables in Markdown; see docs/performance.md.
final class Bench {
    private static final String HELP =
            """
            --quick        one round of 1 s windows instead of three of 2 s, with fewer TLS rows
            --plain        no TLS rows
            --rounds N     number of rounds
            --only PREFIX  only rows whose name starts so, such as "flood, 100"
            """;

    private final BenchResults benchResults = new BenchResults();
    private final Path folder;
    private final boolean isQuick;
    private final List<ServerUnderTest> serverUnderTests;
    private final String rowPrefix;

    private Bench(Path folder, boolean isQuick, boolean isPlainOnly, String rowPrefix) {
        this.folder = folder;
        this.isQuick = isQuick;
        this.rowPrefix = rowPrefix;
        this.serverUnderTests =
                Arrays.stream(ServerUnderTest.values())
                        .filter(serverUnderTest -> !serverUnderTest.encrypted || !isPlainOnly)
                        .filter(
                                serverUnderTest ->
                                        serverUnderTest != ServerUnderTest.NAIVE_TLS || !isQuick)
                        .toList();
    }

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        if (options.contains("--help")) {
            System.out.print(HELP);
            return;
        }
        boolean isQuick = options.contains("--quick");
        int rounds = Integer.parseInt(valueOf("--rounds", options, isQuick ? "1" : "3"));
        Path folder = Files.createTempDirectory(Path.of("target"), "bench");
        var bench =
                new Bench(
                        folder,
                        isQuick,
                        options.contains("--plain"),
                        valueOf("--only", options, ""));
        System.out.printf(
                "%s, %d processors, Linux %s, Java %s, medians of %d rounds of %d ms%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                Runtime.version(),
                rounds,
                bench.windowMillis());
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d (load average %s)%n", round, loadAverage());
            bench.round(folder.resolve("round" + round));
        }
        System.out.printf("end (load average %s)%n%n", loadAverage());
        System.out.println(new PerformanceTargets(bench.benchResults).table());
        System.out.println(bench.benchResults.table(ServerUnderTest.NAIVE, ServerUnderTest.FOYER));
        System.out.print(
                bench.benchResults.table(ServerUnderTest.NAIVE_TLS, ServerUnderTest.FOYER_TLS));
    }

    private static String valueOf(String option, List<String> options, String defaultValue) {
        int index = options.indexOf(option);
        return index < 0 ? defaultValue : options.get(index + 1);
    }

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private long warmUpMillis() {
        return isQuick ? 500 : 800;
    }

    private long windowMillis() {
        return isQuick ? 1_000 : 2_000;
    }

    private boolean isSelected(String rowName) {
        return rowName.startsWith(rowPrefix);
    }

    private void round(Path data) throws Exception {
        Files.createDirectories(data);
        try (var servers = new RunningServers(serverUnderTests, data.resolve("talk"))) {
            servers.warmUp(isQuick ? 800 : 1_500);
            var sharedRoomRows =
                    new SharedRoomRows(benchResults, servers, warmUpMillis(), windowMillis());
            for (int people : new int[] {10, 100, 1_000}) {
                sharedRoomRows.measure(people, this::isSelected);
            }
            for (int senders : new int[] {1, 10, 100}) {
                if (isSelected(BenchRows.senders(senders))) {
                    sharedRoomRows.receipts(senders);
                }
            }
        }
        for (ServerUnderTest serverUnderTest : serverUnderTests) {
            if (isSelected(BenchRows.idle("")) && !(isQuick && serverUnderTest.encrypted)) {
                new ConnectionRows(benchResults, serverUnderTest, data).idle();
            }
            if (isSelected(BenchRows.returning(""))) {
                new ConnectionRows(benchResults, serverUnderTest, data).reconnect();
            }
        }
    }

    /// The servers of a round, each in its own process. One thread.
    static final class RunningServers implements AutoCloseable {
        final Map<ServerUnderTest, MeasuredServer> processes = new EnumMap<>(ServerUnderTest.class);
        final Map<ServerUnderTest, BenchMessageNumbers> messageNumbers =
                new EnumMap<>(ServerUnderTest.class);

        RunningServers(List<ServerUnderTest> serverUnderTests, Path data) throws IOException {
            for (ServerUnderTest serverUnderTest : serverUnderTests) {
                processes.put(
                        serverUnderTest,
                        serverUnderTest.start(
                                data.resolveSibling(data.getFileName() + serverUnderTest.name()),
                                0));
                messageNumbers.put(serverUnderTest, new BenchMessageNumbers());
            }
        }

        /// Runs each kind of load briefly, until the code is compiled.
        void warmUp(long millis) throws IOException {
            for (ServerUnderTest serverUnderTest : processes.keySet()) {
                MeasuredServer measuredServer = processes.get(serverUnderTest);
                BenchMessageNumbers numbers = messageNumbers.get(serverUnderTest);
                try (var crowd = new ClientCrowd(measuredServer, 100, _ -> "warm")) {
                    var sharedRoomLoad = new SharedRoomLoad(measuredServer, crowd, numbers);
                    sharedRoomLoad.flood(SharedRoomRows.IN_FLIGHT, millis, millis);
                    sharedRoomLoad.sendAtRate(500, millis, millis / 2);
                }
                try (var crowd = new ClientCrowd(measuredServer, 10, _ -> "warm too")) {
                    new SharedRoomLoad(measuredServer, crowd, numbers)
                            .sendAtRate(2_000, millis, millis / 2);
                }
                try (var crowd = new ClientCrowd(measuredServer, 20, i -> "warm " + i)) {
                    new SoloRoomLoad(measuredServer, crowd, numbers).run(millis, millis / 2);
                }
                measuredServer.awaitIdle();
            }
        }

        @Override
        public void close() {
            processes.values().forEach(MeasuredServer::close);
        }
    }
}
