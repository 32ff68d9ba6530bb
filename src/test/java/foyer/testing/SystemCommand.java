package foyer.testing;

import java.io.IOException;
import java.time.Duration;

/// Commands of the system. Each waits for the end, at most 20 seconds. Any thread.
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

    /// Whether a command is there and succeeds.
    static boolean works(String... command) {
        try {
            return outcome(command).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /// Empty if it succeeded, or else what it said.
    private static String outcome(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String name = String.join(" ", command);
        byte[] all = TestTimeouts.within(LIMIT, () -> name, process.getInputStream()::readAllBytes);
        int exit = TestTimeouts.within(LIMIT, () -> name, process::waitFor);
        String said = new String(all).strip();
        return exit == 0 ? "" : said + " (exit code " + exit + ")";
    }
}
