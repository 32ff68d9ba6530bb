package foyer.clientstore;

import foyer.protocol.InvalidValueException;
import foyer.protocol.SharedFile;
import org.jspecify.annotations.Nullable;

/// Encodes an outgoing message's file in one column: id, length and name. The server finds out the
/// rest. Pure functions.
final class OutgoingFileColumn {
    private OutgoingFileColumn() {}

    static String encode(@Nullable SharedFile file) {
        return file == null ? "" : file.id() + ' ' + file.bytes() + ' ' + file.name();
    }

    /// @return null if there is no file or the column cannot be read
    static @Nullable SharedFile decode(String column) {
        String[] parts = column.split(" ", 3);
        try {
            return parts.length < 3
                    ? null
                    : new SharedFile(parts[0], parts[2], Long.parseLong(parts[1]));
        } catch (InvalidValueException | NumberFormatException e) {
            return null;
        }
    }
}
