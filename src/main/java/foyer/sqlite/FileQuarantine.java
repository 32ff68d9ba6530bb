package foyer.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Renames a damaged file within its folder. Thread-safe.
public final class FileQuarantine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private FileQuarantine() {}

    /// Renames the file and its companions, and returns the new path.
    public static Path quarantine(Path file, Instant now) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        String start = stem + "-damaged-" + TIME.format(now);
        Path target = file.resolveSibling(start + ending);
        for (int number = 2; exists(target); number++) {
            target = file.resolveSibling(start + "-" + number + ending);
        }
        for (String part : PARTS) {
            if (Files.exists(sibling(file, part))) {
                Files.move(sibling(file, part), sibling(target, part));
            }
        }
        return target;
    }

    /// The file itself is last, so that an interrupted move still leaves it to be found damaged.
    private static final List<String> PARTS = List.of("-wal", "-shm", "-journal", "");

    private static boolean exists(Path file) {
        return PARTS.stream().anyMatch(part -> Files.exists(sibling(file, part)));
    }

    /// SQLite's companion file of a database with this suffix.
    public static Path sibling(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
