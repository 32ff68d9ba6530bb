package foyer.installer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/// Runs the tools of the build; a failure stops the build.
final class BuildTool {
    private BuildTool() {}

    /// Runs a tool of this JDK; prints its output only if it fails.
    static void run(String name, List<String> arguments) throws IOException {
        ToolProvider tool =
                ToolProvider.findFirst(name)
                        .orElseThrow(() -> new IOException("this JDK has no " + name));
        var output = new StringWriter();
        var out = new PrintWriter(output);
        if (tool.run(out, out, arguments.toArray(String[]::new)) != 0) {
            throw new IOException(name + " failed: " + arguments + "\n" + output);
        }
    }

    /// Runs a program.
    ///
    /// @param minutes the timeout
    static void start(int minutes, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("timed out: " + command);
        }
        if (process.exitValue() != 0) {
            throw new IOException("exit code " + process.exitValue() + ": " + command);
        }
    }

    /// The absolute path with slashes, as Java options expect it on every system.
    static String slashPath(Path path) {
        return path.toAbsolutePath().normalize().toString().replace('\\', '/');
    }
}
