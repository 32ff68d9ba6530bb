package foyer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How fast the installed Foyer starts and what memory it takes, with each of its measures and
/// without. Prints tables in Markdown; see docs/install.md. Linux only.
final class StartupBench {
    private static final Path ROOT = Path.of("target/installer/root/usr");
    private static final String FOYER = ROOT.resolve("bin/foyer").toString();

    /// Nobody starts Foyer again before they see that it is there.
    private static final long SETTLED_MILLIS = 2_000;

    private static final String EAGER =
            "-XX:Tier4InvocationThreshold=5000 -XX:Tier4MinInvocationThreshold=600"
                    + " -XX:Tier4CompileThreshold=15000 -XX:Tier4BackEdgeThreshold=40000";

    private static final String HELP =
            """
            --rounds N     how many starts of each (7)
            --cold         also with the files no longer in memory (takes root, and slows others)
            --idle         also what memory it takes after a minute
            """;

    private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();
    private final int rounds;

    private StartupBench(int rounds) {
        this.rounds = rounds;
    }

    public static void main(String[] args) throws Exception {
        List<String> options = List.of(args);
        if (options.contains("--help")) {
            System.out.print(HELP);
            return;
        }
        if (!Files.exists(Path.of(FOYER)) || System.getenv("DISPLAY") == null) {
            System.out.println(
                    "It takes a display, and what ./mvnw -Pinstaller package leaves in " + ROOT);
            return;
        }
        int at = options.indexOf("--rounds");
        var startupBench = new StartupBench(at < 0 ? 7 : Integer.parseInt(options.get(at + 1)));
        System.out.printf(
                "%s, %d processors, Linux %s, medians of %d starts that took turns, load average"
                        + " before: %s%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                startupBench.rounds,
                load());
        for (int round = 0; round <= startupBench.rounds; round++) {
            startupBench.windows(round == 0);
            startupBench.commands(round == 0);
            if (round > 0 && options.contains("--cold")) {
                startupBench.cold();
            }
        }
        if (options.contains("--idle")) {
            startupBench.idle();
        }
        startupBench.print();
        System.out.println();
        System.out.println("load average after: " + load());
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    /// Each way to start the window, by what it is called in the table.
    private static Map<String, StartedWindow.Way> ways() {
        Map<String, StartedWindow.Way> ways = new LinkedHashMap<>();
        ways.put("as installed", way(""));
        ways.put("without the cache", way("-XX:AOTMode=off"));
        ways.put("without the small heap", way("-Xms384m -Xmn128m"));
        ways.put("the usual collector (G1)", way("-XX:-UseSerialGC -XX:+UseG1GC"));
        ways.put("the thorough compiler (C2) as eager as usual", way(EAGER));
        ways.put("only the quick compiler (C1)", way("-XX:TieredStopAtLevel=1"));
        ways.put("OpenGL tried first", way("-Dprism.order=es2,sw").with("GDK_GL", ""));
        ways.put("memory for each thread", way("").with("MALLOC_ARENA_MAX", "16"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ways.put(
                "jars and a whole JDK",
                new StartedWindow.Way(
                        List.of(
                                java.toString(),
                                "--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc",
                                "-Dfoyer.log=INFO",
                                "--module-path",
                                program() + ":target/libraries",
                                "--module",
                                "foyer/foyer.Launcher"),
                        Map.of()));
        return ways;
    }

    private static String program() {
        return Path.of(System.getProperty("foyer.jar")).toString();
    }

    private static StartedWindow.Way way(String options) {
        return new StartedWindow.Way(
                List.of(FOYER), Map.of("FOYER_JAVA_OPTIONS", "-Dfoyer.log=INFO " + options));
    }

    private void windows(boolean onlyWarm) throws IOException {
        for (var way : ways().entrySet()) {
            try (var window = StartedWindow.open(way.getValue())) {
                if (!onlyWarm) {
                    note(way.getKey(), "drawn ms", window.drawnMillis());
                    note(way.getKey(), "ready ms", window.readyMillis());
                    note(way.getKey(), "CPU ms until ready", window.cpuMillis());
                    note(way.getKey(), "RSS MB when ready", window.residentMegabytes());
                }
            }
        }
    }

    private void commands(boolean onlyWarm) throws IOException, InterruptedException {
        double version = StartedWindow.millis(List.of(FOYER, "--version"), Map.of());
        try (var window = StartedWindow.open(way(""))) {
            Thread.sleep(SETTLED_MILLIS);
            double second = StartedWindow.millis(List.of(FOYER), window.environment());
            if (!onlyWarm) {
                note("foyer --version", "ms", version);
                note("a second start hands over", "ms", second);
            }
        }
    }

    private void cold() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
        Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
        try (var window = StartedWindow.open(way(""))) {
            note("as installed, cold", "drawn ms", window.drawnMillis());
            note("as installed, cold", "ready ms", window.readyMillis());
        }
    }

    /// All the windows stand there at the same time.
    private void idle() throws IOException, InterruptedException {
        var windows = new ArrayList<StartedWindow>();
        for (int i = 0; i < rounds; i++) {
            windows.add(StartedWindow.open(way("")));
        }
        Thread.sleep(60_000);
        for (StartedWindow window : windows) {
            note("as installed, after a minute", "RSS MB", window.residentNow());
            window.close();
        }
    }

    private void note(String what, String figure, double value) {
        figures.computeIfAbsent(what, _ -> new LinkedHashMap<>())
                .computeIfAbsent(figure, _ -> new ArrayList<>())
                .add(value);
    }

    private void print() {
        System.out.println("| what | figure | median | least | most |\n|---|---|---|---|---|");
        figures.forEach(
                (what, row) ->
                        row.forEach(
                                (figure, values) -> {
                                    List<Double> sorted = values.stream().sorted().toList();
                                    System.out.printf(
                                            "| %s | %s | %.0f | %.0f | %.0f |%n",
                                            what,
                                            figure,
                                            sorted.get(sorted.size() / 2),
                                            sorted.getFirst(),
                                            sorted.getLast());
                                }));
    }
}
