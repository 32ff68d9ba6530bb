package foyer.testing;

import java.io.IOException;
import java.time.Duration;

/// Runs system commands and waits at most 20 seconds for each. Thread-safe.
final class SystemCommand {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private SystemCommand() {}

    /// Runs a command that must succeed.
    static void run(String... command) throws IOException {
        String said = outcome(command);
        if (!said.isEmpty()) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    /// Whether a command exists and succeeds.
    static boolean works(String... command) {
        try {
            return outcome(command).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /// Empty if it succeeded; its output otherwise.
    private static String outcome(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String name = String.join(" ", command);
        byte[] all = TestTimeouts.within(LIMIT, () -> name, process.getInputStream()::readAllBytes);
        int exit = TestTimeouts.within(LIMIT, () -> name, process::waitFor);
        String said = new String(all).strip();
        return exit == 0 ? "" : said + " (exit code " + exit + ")";
    }
}
