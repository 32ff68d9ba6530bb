package foyer.model;

import java.nio.file.Path;

/// Gives files as the person does: chooses them, and sends what is chosen.
final class FileSending {
    private FileSending() {}

    static void send(ChatModel from, RoomModel room, Path file, String name, String text) {
        from.attachments().add(room, file, name);
        from.attachments().send(room, text, null, () -> {});
    }
}
