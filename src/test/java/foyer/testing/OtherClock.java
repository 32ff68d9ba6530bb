package foyer.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A wall clock that a program sees instead of the computer's and that the test sets, by
/// libfaketime. The monotonic clock is not changed. Skips the test if libfaketime is missing. Test
/// thread.
///
/// @param file control file; must not exist yet
public record OtherClock(Path file) {
    private static final Path FOLDER = Path.of("/usr/lib");
    private static final String LIBRARY = "libfaketimeMT.so.1";

    /// Command that runs the rest of the command line with this clock.
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

    /// Sets the offset from the computer's clock, such as `-1d` or `+20y`.
    public void isOff(String by) throws IOException {
        Path next = file.resolveSibling("next");
        Files.writeString(next, by + "\n");
        // atomic, so that a reader sees the old or the new offset
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
