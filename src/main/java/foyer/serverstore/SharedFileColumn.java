package foyer.serverstore;

import foyer.protocol.SharedFile;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Stores a shared file in one column: id, size, media type, width, height and name, separated by
/// spaces, with `-` for a missing value. Thread-safe.
final class SharedFileColumn {
    private static final String MISSING = "-";

    private SharedFileColumn() {}

    static String of(@Nullable SharedFile file) {
        return file == null
                ? ""
                : String.join(
                        " ",
                        file.id(),
                        Long.toString(file.bytes()),
                        orMissing(file.type()),
                        orMissing(file.width()),
                        orMissing(file.height()),
                        file.name());
    }

    private static String orMissing(@Nullable Object value) {
        return value == null ? MISSING : value.toString();
    }

    static @Nullable SharedFile read(String text) throws SQLException {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", 6);
        try {
            return parts[2].equals(MISSING)
                    ? new SharedFile(parts[0], parts[5], Long.parseLong(parts[1]))
                    : new SharedFile(
                            parts[0],
                            parts[5],
                            Long.parseLong(parts[1]),
                            parts[2],
                            Integer.valueOf(parts[3]),
                            Integer.valueOf(parts[4]));
        } catch (RuntimeException e) {
            throw new SQLException("invalid shared file", e);
        }
    }
}
