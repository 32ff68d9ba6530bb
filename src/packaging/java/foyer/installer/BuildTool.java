package foyer.installer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// Runs what the making of an installer needs, and stops it if something fails.
final class BuildTool {
    private BuildTool() {}

    /// A tool of the JDK that runs this; what it says matters only if it fails.
    static void run(String name, List<String> arguments) throws IOException {
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new IOException("this JDK has no " + name));
        var said = new StringWriter();
        var out = new PrintWriter(said);
        if (tool.run(out, out, arguments.toArray(String[]::new)) != 0) {
            throw new IOException(name + " failed: " + arguments + "\n" + said);
        }
    }

    /// A program; what it prints is printed here.
    ///
    /// @param minutes how long it may take
    static void start(int minutes, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("does not end: " + command);
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + ": " + command);
        }
    }

    /// How to name a folder to a Java on any system.
    static String name(Path path) {
        return path.toAbsolutePath().normalize().toString().replace('\\', '/');
    }
}
