package foyer.clientstore;

import foyer.protocol.InvalidValueException;
import foyer.protocol.SharedFile;
import org.jspecify.annotations.Nullable;

/// A file that goes out with a message, in one column: id, length and name. What it is beside that
/// the server finds out. Pure functions.
final class OutgoingFileColumn {
    private OutgoingFileColumn() {}

    static String text(@Nullable SharedFile file) {
        return file == null ? "" : file.id() + ' ' + file.bytes() + ' ' + file.name();
    }

    static @Nullable SharedFile read(String text) {
        String[] parts = text.split(" ", 3);
        try {
            return parts.length < 3
                    ? null
                    : new SharedFile(parts[0], parts[2], Long.parseLong(parts[1]));
        } catch (InvalidValueException | NumberFormatException e) {
            return null;
        }
    }
}
