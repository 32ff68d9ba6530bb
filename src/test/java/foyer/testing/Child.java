package foyer.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Foyer in a process of its own.
public final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    private Child(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /// Starts `foyer` with these arguments.
    public static Child foyer(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dglass.platform=Headless");
        command.add("-Dprism.order=sw");
        command.add("--module-path");
        command.add(System.getProperty("jdk.module.path"));
        command.add("--module");
        command.add("foyer/foyer.Launcher");
        command.addAll(List.of(arguments));
        return new Child(new ProcessBuilder(command).start());
    }

    /// The next line it prints, without the line end; waits for it.
    public String line() throws IOException {
        return String.valueOf(out.readLine());
    }

    /// What it wrote to its error stream until it ended.
    public String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes()).strip();
    }

    /// Sends SIGTERM, as Ctrl+C sends SIGINT.
    public void terminate() {
        process.toHandle().destroy();
    }

    public void kill() {
        process.destroyForcibly();
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
