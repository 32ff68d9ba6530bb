package foyer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server process under measurement. One thread.
final class MeasuredServer implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile(".*\\bport (\\d+)\\b.*");
    private static final long IDLE_TIMEOUT_NANOS = 10_000_000_000L;
    private static final long POLL_NANOS = 50_000_000L;
    private static final String BIN = System.getProperty("java.home") + "/bin/";

    final String label;
    final int port;
    final boolean encrypted;
    private final Process process;

    private MeasuredServer(ServerUnderTest serverUnderTest, List<String> mainAndArguments)
            throws IOException {
        this.label = serverUnderTest.label;
        this.encrypted = serverUnderTest.encrypted;
        var command = new ArrayList<>(List.of(BIN + "java", "-Xmx1g"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(mainAndArguments);
        process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String line = String.valueOf(process.inputReader().readLine());
        Matcher matcher = PORT.matcher(line);
        if (!matcher.matches()) {
            process.destroyForcibly();
            throw new IOException("unexpected output of the server: " + line);
        }
        port = Integer.parseInt(matcher.group(1));
    }

    static MeasuredServer naive(ServerUnderTest serverUnderTest, Path data, int port)
            throws IOException {
        var command = new ArrayList<>(List.of("foyer.bench.NaiveServer", Integer.toString(port)));
        if (serverUnderTest.encrypted) {
            command.add(data.toString());
        }
        return new MeasuredServer(serverUnderTest, command);
    }

    /// Foyer as users start it, with higher limits for clients from one address.
    static MeasuredServer foyer(ServerUnderTest serverUnderTest, Path data, int port)
            throws IOException {
        var command = new ArrayList<>(List.of("foyer.Launcher", "serve", "--hidden"));
        command.addAll(List.of("--host", "127.0.0.1", "--port", Integer.toString(port)));
        command.addAll(List.of("--data", data.toString()));
        if (!serverUnderTest.encrypted) {
            command.add("--plain");
        }
        command.addAll(List.of("--connections", "10000", "--per-address", "10000"));
        for (String limit :
                new String[] {
                    "--new-per-minute",
                    "--message-burst",
                    "--messages-per-second",
                    "--frames-burst",
                    "--frames-per-second"
                }) {
            command.addAll(List.of(limit, "1000000"));
        }
        return new MeasuredServer(serverUnderTest, command);
    }

    /// The processor time of all its threads so far.
    long cpuNanos() throws IOException {
        return cpuNanos(process.pid());
    }

    static long cpuNanos(long pid) throws IOException {
        long sum = 0;
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks) {
                sum += readNanos(task.resolve("schedstat"));
            }
        }
        return sum;
    }

    private static long readNanos(Path schedstat) throws IOException {
        try {
            return Long.parseLong(Files.readString(schedstat).split(" ", 2)[0]);
        } catch (NoSuchFileException e) {
            return 0; // the thread ended in between
        }
    }

    /// Waits until the server is idle, at most ten seconds.
    void awaitIdle() throws IOException {
        long end = System.nanoTime() + IDLE_TIMEOUT_NANOS;
        long previous = cpuNanos();
        do {
            LockSupport.parkNanos(POLL_NANOS);
            long now = cpuNanos();
            if (now - previous < POLL_NANOS / 20) {
                return;
            }
            previous = now;
        } while (System.nanoTime() - end < 0);
    }

    /// The bytes of live objects on its heap.
    long liveBytes() throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(BIN + "jcmd", Long.toString(process.pid()), "GC.class_histogram")
                        .start();
        String total = "";
        for (String line : jcmd.inputReader().lines().toList()) {
            total = line.startsWith("Total") ? line : total;
        }
        jcmd.waitFor();
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
