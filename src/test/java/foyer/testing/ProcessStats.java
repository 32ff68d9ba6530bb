package foyer.testing;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/// Measures processes and the response time of a server. One thread.
public final class ProcessStats {
    private ProcessStats() {}

    /// Heap bytes in use after a garbage collection.
    public static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    public static long cpuMillis() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1_000_000;
    }

    /// Open files of a process; 0 if unknown.
    public static int files(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid), "fd");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    /// Live heap bytes of another Java process.
    public static long liveBytes(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process =
                new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
        String total =
                TestTimeouts.within(
                        TestTimeouts.LIMIT,
                        () -> "jcmd",
                        () ->
                                process.inputReader()
                                        .lines()
                                        .filter(line -> line.startsWith("Total"))
                                        .findFirst()
                                        .orElseThrow(() -> new IOException("jcmd did not count")));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    /// Threads of another process; 0 if unknown.
    public static int threads(long pid) throws IOException {
        Path folder = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> threads = Files.list(folder)) {
            return (int) threads.count();
        }
    }

    /// Number of live threads of the server and the WebSocket library.
    public static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(
                        thread ->
                                thread.getName().startsWith("WebSocket")
                                        || thread.getName().startsWith("foyer-"))
                .count();
    }

    /// The 99th percentile of echo times in milliseconds.
    public static double echoP99(RawClient client, int count) throws IOException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            client.send("{\"type\":\"echo\",\"text\":\"" + i + "\"}");
            String answer = client.read().text();
            millis[i] = (System.nanoTime() - start) / 1e6;
            if (!answer.equals("{\"type\":\"echoed\",\"re\":0,\"text\":\"" + i + "\"}")) {
                throw new AssertionError("not an echo: " + answer);
            }
        }
        Arrays.sort(millis);
        return millis[count * 99 / 100];
    }

    public static void print(String mark) {
        System.out.println("measured: " + mark);
    }
}
