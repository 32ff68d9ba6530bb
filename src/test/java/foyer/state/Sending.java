package foyer.state;

import java.nio.file.Path;

/// Gives files as the person does: chooses them, and sends what is chosen.
final class Sending {
    private Sending() {}

    static void send(ChatModel from, RoomModel room, Path file, String name, String text) {
        from.choosing().choose(room, file, name);
        from.choosing().send(room, text, null, () -> {});
    }
}
