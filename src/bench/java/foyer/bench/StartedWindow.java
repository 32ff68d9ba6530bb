package foyer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A Foyer process with its own data folder. One thread.
record StartedWindow(
        Process process,
        Map<String, String> environment,
        double drawnMillis,
        double readyMillis,
        double cpuMillis,
        double residentMegabytes)
        implements AutoCloseable {
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /// How to start Foyer.
    ///
    /// @param environment added to that of this process
    record LaunchVariant(List<String> command, Map<String, String> environment) {
        LaunchVariant with(String name, String value) {
            var combined = new HashMap<>(environment);
            combined.put(name, value);
            return new LaunchVariant(command, Map.copyOf(combined));
        }
    }

    /// Starts Foyer and waits until the user could type.
    static StartedWindow open(LaunchVariant variant) throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "start");
        LaunchVariant withDataFolder =
                variant.with("XDG_DATA_HOME", data.toAbsolutePath().toString());
        long start = System.nanoTime();
        Process process = start(withDataFolder.command, withDataFolder.environment);
        BufferedReader log = process.errorReader();
        double drawn = awaitLogLine("the window is drawn", log, start);
        double ready = awaitLogLine("the window is ready", log, start);
        double cpu =
                process.info().totalCpuDuration().map(time -> time.toNanos() / 1e6).orElse(0.0);
        return new StartedWindow(
                process,
                withDataFolder.environment,
                drawn,
                ready,
                cpu,
                residentMegabytes(process.pid()));
    }

    private static Process start(List<String> command, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static double awaitLogLine(String ending, BufferedReader log, long start)
            throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.endsWith(ending)) {
                return (System.nanoTime() - start) / 1e6;
            }
        }
        throw new IOException("Foyer exited before: " + ending);
    }

    /// Runs a command; returns its duration in milliseconds.
    static double millis(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = start(command, environment).waitFor();
        if (exit != 0) {
            throw new IOException("exit code " + exit + ": " + command);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /// The resident memory in megabytes, shared libraries included.
    double currentResidentMegabytes() throws IOException {
        return residentMegabytes(process.pid());
    }

    private static double residentMegabytes(long pid) throws IOException {
        var rss = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        if (!rss.find()) {
            throw new IOException("process " + pid + " has exited");
        }
        return Double.parseDouble(rss.group(1)) * 1024 / 1e6;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
