package foyer.discovery;

import foyer.testing.ChildProcess;
import foyer.testing.NetworkNamespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Somebody who looks for servers near, in a process of their own: `foyer nearby`. One thread, the
/// test's.
final class NearbyProcess implements AutoCloseable {
    private static final String PATIENCE = "40";

    private final ChildProcess process;
    private final List<String> seen = new ArrayList<>();

    NearbyProcess(NetworkNamespace where, String computer, String... options) throws IOException {
        process =
                ChildProcess.foyerUnder(
                        where.insideAs(computer),
                        Stream.concat(
                                        Stream.of("nearby", "--seconds", PATIENCE),
                                        Stream.of(options))
                                .toArray(String[]::new));
    }

    /// Waits for a line that has this in it, and answers with it.
    ///
    /// @param what a regular expression
    String until(String what) throws IOException {
        Pattern wanted = Pattern.compile(what);
        while (true) {
            String line = process.line();
            if (line.equals("null")) {
                throw new AssertionError("never seen: " + what + ", but " + seen);
            }
            seen.add(line);
            if (wanted.matcher(line).find()) {
                return line;
            }
        }
    }

    /// The same where the line may have come before.
    void untilSeen(String what) throws IOException {
        Pattern wanted = Pattern.compile(what);
        if (seen.stream().noneMatch(line -> wanted.matcher(line).find())) {
            until(what);
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
