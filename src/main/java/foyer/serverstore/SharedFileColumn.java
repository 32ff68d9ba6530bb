package foyer.serverstore;

import foyer.protocol.SharedFile;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A shared file in one column: its id, length, media type, width and height with spaces between,
/// and its name behind them; `-` for what is missing. Pure functions.
final class SharedFileColumn {
    private static final String NOTHING = "-";

    private SharedFileColumn() {}

    static String of(@Nullable SharedFile file) {
        return file == null
                ? ""
                : String.join(
                        " ",
                        file.id(),
                        Long.toString(file.bytes()),
                        orNothing(file.type()),
                        orNothing(file.width()),
                        orNothing(file.height()),
                        file.name());
    }

    private static String orNothing(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }

    static @Nullable SharedFile read(String text) throws SQLException {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", 6);
        try {
            return parts[2].equals(NOTHING)
                    ? new SharedFile(parts[0], parts[5], Long.parseLong(parts[1]))
                    : new SharedFile(
                            parts[0],
                            parts[5],
                            Long.parseLong(parts[1]),
                            parts[2],
                            Integer.valueOf(parts[3]),
                            Integer.valueOf(parts[4]));
        } catch (RuntimeException e) {
            throw new SQLException("no such kind of file", e);
        }
    }
}
