package foyer.model;

import java.nio.file.Path;

/// Sends files as the user does: adds attachments, then sends them.
final class FileSending {
    private FileSending() {}

    static void send(ChatModel from, RoomModel room, Path file, String name, String text) {
        from.attachments().add(room, file, name);
        from.attachments().send(room, text, null, () -> {});
    }
}
