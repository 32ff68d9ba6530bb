package foyer.discovery;

import foyer.testing.ChildProcess;
import foyer.testing.NetworkNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The command `foyer nearby` in a process of its own. Test thread.
final class NearbyProcess implements AutoCloseable {
    private static final String SECONDS = "40";

    private final ChildProcess process;
    private final List<String> seen = new ArrayList<>();

    NearbyProcess(NetworkNamespace where, String computer, String... options) throws IOException {
        process =
                ChildProcess.foyerUnder(
                        where.insideAs(computer),
                        Stream.concat(Stream.of("nearby", "--seconds", SECONDS), Stream.of(options))
                                .toArray(String[]::new));
    }

    /// Waits for a line that contains a match, and returns it.
    String until(String regex) throws IOException {
        Pattern wanted = Pattern.compile(regex);
        while (true) {
            String line = process.line();
            if (line.equals("null")) {
                throw new AssertionError("no line matches " + regex + ": " + seen);
            }
            seen.add(line);
            if (wanted.matcher(line).find()) {
                return line;
            }
        }
    }

    /// Waits for a matching line, unless one has come before.
    void untilSeen(String regex) throws IOException {
        Pattern wanted = Pattern.compile(regex);
        if (seen.stream().noneMatch(line -> wanted.matcher(line).find())) {
            until(regex);
        }
    }

    /// All lines so far.
    List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        process.close();
    }
}
