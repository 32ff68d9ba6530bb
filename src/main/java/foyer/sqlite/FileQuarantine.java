package foyer.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Puts a damaged file out of the way, beside itself and under a name that nothing has. Any thread.
public final class FileQuarantine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private FileQuarantine() {}

    /// Moves it and what stands beside it, and answers with where the file is now.
    public static Path quarantine(Path file, Instant now) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String ending = dot < 0 ? "" : name.substring(dot);
        String start = stem + "-damaged-" + TIME.format(now);
        Path aside = file.resolveSibling(start + ending);
        for (int more = 2; isTaken(aside); more++) {
            aside = file.resolveSibling(start + "-" + more + ending);
        }
        for (String part : PARTS) {
            if (Files.exists(sibling(file, part))) {
                Files.move(sibling(file, part), sibling(aside, part));
            }
        }
        return aside;
    }

    /// The file itself is last: what is left of an interrupted move is still known as damaged.
    private static final List<String> PARTS = List.of("-wal", "-shm", "-journal", "");

    private static boolean isTaken(Path file) {
        return PARTS.stream().anyMatch(part -> Files.exists(sibling(file, part)));
    }

    /// The file of SQLite's that stands beside a database and ends so.
    public static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
