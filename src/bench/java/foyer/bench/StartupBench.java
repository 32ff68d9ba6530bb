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

/// Measures how fast the installed Foyer starts and how much memory it uses, with and without each
/// optimization. Prints tables in Markdown; see docs/install.md. Linux only.
final class StartupBench {
    private static final Path ROOT = Path.of("target/installer/root/usr");
    private static final String FOYER = ROOT.resolve("bin/foyer").toString();

    /// A user starts Foyer a second time only after seeing the window.
    private static final long PAUSE_MILLIS = 2_000;

    private static final String DEFAULT_C2_THRESHOLDS =
            "-XX:Tier4InvocationThreshold=5000 -XX:Tier4MinInvocationThreshold=600"
                    + " -XX:Tier4CompileThreshold=15000 -XX:Tier4BackEdgeThreshold=40000";

    private static final String HELP =
            """
            --rounds N     number of starts of each variant (7)
            --cold         also start with empty disk caches (needs root and slows other programs)
            --idle         also measure memory after an idle minute
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
                    "This needs a display and the result of ./mvnw -Pinstaller package in " + ROOT);
            return;
        }
        int roundsIndex = options.indexOf("--rounds");
        var startupBench =
                new StartupBench(
                        roundsIndex < 0 ? 7 : Integer.parseInt(options.get(roundsIndex + 1)));
        System.out.printf(
                "%s, %d processors, Linux %s, medians of %d alternating starts, load average"
                        + " before: %s%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version"),
                startupBench.rounds,
                loadAverage());
        for (int round = 0; round <= startupBench.rounds; round++) {
            startupBench.measureWindows(round == 0);
            startupBench.measureCommands(round == 0);
            if (round > 0 && options.contains("--cold")) {
                startupBench.measureColdStart();
            }
        }
        if (options.contains("--idle")) {
            startupBench.measureIdleMemory();
        }
        startupBench.print();
        System.out.println();
        System.out.println("load average after: " + loadAverage());
    }

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    /// The variants to start the window by their names in the table.
    private static Map<String, StartedWindow.LaunchVariant> variants() {
        Map<String, StartedWindow.LaunchVariant> variants = new LinkedHashMap<>();
        variants.put("as installed", variant(""));
        variants.put("without the cache", variant("-XX:AOTMode=off"));
        variants.put("without the small initial heap", variant("-Xms384m -Xmn128m"));
        variants.put("G1 instead of Serial GC", variant("-XX:-UseSerialGC -XX:+UseG1GC"));
        variants.put("C2 with default thresholds", variant(DEFAULT_C2_THRESHOLDS));
        variants.put("C1 only", variant("-XX:TieredStopAtLevel=1"));
        variants.put("OpenGL tried first", variant("-Dprism.order=es2,sw").with("GDK_GL", ""));
        variants.put("default malloc arenas", variant("").with("MALLOC_ARENA_MAX", "16"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        variants.put(
                "jars and a whole JDK",
                new StartedWindow.LaunchVariant(
                        List.of(
                                java.toString(),
                                "--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc",
                                "-Dfoyer.log=INFO",
                                "--module-path",
                                jarPath() + ":target/libraries",
                                "--module",
                                "foyer/foyer.Launcher"),
                        Map.of()));
        return variants;
    }

    private static String jarPath() {
        return Path.of(System.getProperty("foyer.jar")).toString();
    }

    private static StartedWindow.LaunchVariant variant(String options) {
        return new StartedWindow.LaunchVariant(
                List.of(FOYER), Map.of("FOYER_JAVA_OPTIONS", "-Dfoyer.log=INFO " + options));
    }

    private void measureWindows(boolean isWarmUp) throws IOException {
        for (var variant : variants().entrySet()) {
            try (var window = StartedWindow.open(variant.getValue())) {
                if (!isWarmUp) {
                    add(variant.getKey(), "drawn ms", window.drawnMillis());
                    add(variant.getKey(), "ready ms", window.readyMillis());
                    add(variant.getKey(), "CPU ms until ready", window.cpuMillis());
                    add(variant.getKey(), "RSS MB when ready", window.residentMegabytes());
                }
            }
        }
    }

    private void measureCommands(boolean isWarmUp) throws IOException, InterruptedException {
        double version = StartedWindow.millis(List.of(FOYER, "--version"), Map.of());
        try (var window = StartedWindow.open(variant(""))) {
            Thread.sleep(PAUSE_MILLIS);
            double secondStart = StartedWindow.millis(List.of(FOYER), window.environment());
            if (!isWarmUp) {
                add("foyer --version", "ms", version);
                add("second start hands over", "ms", secondStart);
            }
        }
    }

    private void measureColdStart() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
        Files.writeString(Path.of("/proc/sys/vm/drop_caches"), "3");
        try (var window = StartedWindow.open(variant(""))) {
            add("as installed, cold", "drawn ms", window.drawnMillis());
            add("as installed, cold", "ready ms", window.readyMillis());
        }
    }

    /// All windows are open at the same time.
    private void measureIdleMemory() throws IOException, InterruptedException {
        var windows = new ArrayList<StartedWindow>();
        for (int i = 0; i < rounds; i++) {
            windows.add(StartedWindow.open(variant("")));
        }
        Thread.sleep(60_000);
        for (StartedWindow window : windows) {
            add("as installed, after a minute", "RSS MB", window.currentResidentMegabytes());
            window.close();
        }
    }

    private void add(String variant, String figure, double value) {
        figures.computeIfAbsent(variant, _ -> new LinkedHashMap<>())
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
