package foyer.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A child process that runs Foyer or a test program.
public final class ChildProcess implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final BufferedReader out;
    private final PrintStream in;
    private final String called;
    private String last = "";

    private ChildProcess(List<String> before, List<String> javaArguments, String... arguments)
            throws IOException {
        var command = new ArrayList<>(before);
        command.add(JAVA);
        command.addAll(javaArguments);
        command.addAll(List.of(arguments));
        called = javaArguments.getLast() + " " + String.join(" ", arguments);
        process = new ProcessBuilder(command).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /// Starts `foyer` with these arguments.
    public static ChildProcess foyer(String... arguments) throws IOException {
        return foyerUnder(List.of(), arguments);
    }

    /// Starts `foyer` through another command.
    ///
    /// @param before command that runs the rest of the command line, such as
    ///   [NetworkNamespace#inside]
    public static ChildProcess foyerUnder(List<String> before, String... arguments)
            throws IOException {
        List<String> foyer =
                List.of(
                        "--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc",
                        "-XX:TieredStopAtLevel=1",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--module",
                        "foyer/foyer.Launcher");
        return new ChildProcess(before, foyer, arguments);
    }

    /// Starts a test program.
    public static ChildProcess ofTests(Class<?> program, List<String> before, String... arguments)
            throws IOException {
        String classes = System.getProperty("foyer.classes");
        String path =
                Stream.of(
                                System.getProperty("jdk.module.path", ""),
                                System.getProperty("java.class.path", ""),
                                classes,
                                classes + "/../test-classes")
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> tests =
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        path,
                        program.getName());
        return new ChildProcess(before, tests, arguments);
    }

    /// Waits for the next line of output; “null” if the process has ended.
    public String line() throws IOException {
        return line(TestTimeouts.LIMIT);
    }

    /// Waits for the next line of output; fails if none comes in time.
    String line(Duration limit) throws IOException {
        last = String.valueOf(TestTimeouts.within(limit, this::nextLine, out::readLine));
        return last;
    }

    private String nextLine() {
        return "the next line of `%s`, which last printed “%s”".formatted(called, last);
    }

    /// Writes a line to the process.
    public void tell(String line) {
        in.println(line);
    }

    /// Error output, after waiting for the end.
    public String errors() throws IOException {
        byte[] all =
                TestTimeouts.within(
                        TestTimeouts.LIMIT,
                        () -> "the end of `%s`, which last printed “%s”".formatted(called, last),
                        process.getErrorStream()::readAllBytes);
        return new String(all).strip();
    }

    public long pid() {
        return process.pid();
    }

    /// Sends SIGTERM, as Ctrl+C sends SIGINT.
    public void terminate() {
        process.toHandle().destroy();
    }

    /// Kills the process; its output can still be read.
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /// Suspends the process (SIGSTOP).
    public void freeze() throws IOException {
        SystemCommand.run("kill", "-STOP", Long.toString(pid()));
    }

    /// Resumes the process.
    public void thaw() throws IOException {
        SystemCommand.run("kill", "-CONT", Long.toString(pid()));
    }

    /// Waits for the end.
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the child did not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
