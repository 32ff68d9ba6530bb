package foyer.clientstore;

import org.jspecify.annotations.Nullable;

/// An upload, from when the user sent the file until its message is saved. Immutable.
///
/// @param n one of the member's numbers, which identifies the file
/// @param path absolute path on this computer
/// @param name the name that others see
/// @param fileId SHA-256 of the file; empty while unknown
/// @param text the message's text; may be empty
/// @param to the `seq` of the message that it replies to; null if none
public record SavedUpload(
        long n,
        String room,
        String path,
        String name,
        String fileId,
        String text,
        @Nullable Long to) {
    public SavedUpload withFileId(String id) {
        return new SavedUpload(n, room, path, name, id, text, to);
    }
}
