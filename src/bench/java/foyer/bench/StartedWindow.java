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

/// A Foyer of its own data folder, from its start until it is closed. One thread.
record StartedWindow(
        Process process,
        Map<String, String> environment,
        double drawnMillis,
        double readyMillis,
        double cpuMillis,
        double residentMegabytes)
        implements AutoCloseable {
    private static final Pattern RSS = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /// How to start it.
    ///
    /// @param environment beside what this process has
    record Way(List<String> command, Map<String, String> environment) {
        Way with(String name, String value) {
            var more = new HashMap<>(environment);
            more.put(name, value);
            return new Way(command, Map.copyOf(more));
        }
    }

    /// Starts one and waits until somebody could type.
    static StartedWindow open(Way way) throws IOException {
        Path data = Files.createTempDirectory(Path.of("target"), "start");
        Way own = way.with("XDG_DATA_HOME", data.toAbsolutePath().toString());
        long begun = System.nanoTime();
        Process process = start(own.command, own.environment);
        BufferedReader log = process.errorReader();
        double drawn = until("the window is drawn", log, begun);
        double ready = until("the window is ready", log, begun);
        double cpu =
                process.info().totalCpuDuration().map(time -> time.toNanos() / 1e6).orElse(0.0);
        return new StartedWindow(
                process, own.environment, drawn, ready, cpu, resident(process.pid()));
    }

    private static Process start(List<String> command, Map<String, String> environment)
            throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(command));
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static double until(String words, BufferedReader log, long begun) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            if (line.endsWith(words)) {
                return (System.nanoTime() - begun) / 1e6;
            }
        }
        throw new IOException("it ended before " + words);
    }

    /// How long a command takes from its start to its end.
    static double millis(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int exit = start(command, environment).waitFor();
        if (exit != 0) {
            throw new IOException("exit code " + exit + ": " + command);
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    /// What it holds in memory now, shared libraries included.
    double residentNow() throws IOException {
        return resident(process.pid());
    }

    private static double resident(long pid) throws IOException {
        var found = RSS.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
        if (!found.find()) {
            throw new IOException("process " + pid + " has ended");
        }
        return Double.parseDouble(found.group(1)) * 1024 / 1e6;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
