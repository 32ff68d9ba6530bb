package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A clock that a program sees in place of the computer's, and that a test sets. What measures time
/// goes on as it should. By libfaketime; a machine without it skips the test. One thread, the
/// test's.
///
/// @param file of the test's, for what this needs; not there yet
public record OtherClock(Path file) {
    private static final Path FOLDER = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketimeMT.so.1";

    /// What to put before a command so that it sees this clock.
    public List<String> before() throws IOException {
        Path library = null;
        if (Files.isDirectory(FOLDER)) {
            try (var all = Files.find(FOLDER, 3, (each, _) -> each.endsWith(LIBRARY))) {
                library = all.findAny().orElse(null);
            }
        }
        Skip.unless(library != null, "other clocks need libfaketime (package faketime)");
        isOff("+0");
        return List.of(
                "env",
                "LD_PRELOAD=" + library,
                "FAKETIME_TIMESTAMP_FILE=" + file,
                "FAKETIME_NO_CACHE=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    /// Sets it that much before or after the computer's, such as `-1d`, `+20y`.
    public void isOff(String by) throws IOException {
        Path next = file.resolveSibling("next");
        Files.writeString(next, by + "\n");
        // whoever reads it meanwhile reads the one or the other
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
