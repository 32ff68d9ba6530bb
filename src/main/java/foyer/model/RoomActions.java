package foyer.model;

import foyer.protocol.Command;
import foyer.protocol.Retention;

/// Changes and closes rooms. If a command fails, the room's refusal says why. UI thread.
public final class RoomActions {
    private RoomActions() {}

    public static void setTopic(RoomModel room, String topic) {
        room.request(() -> new Command.SetTopic(room.name(), topic));
    }

    public static void setRetention(RoomModel room, Retention retention) {
        room.request(() -> new Command.SetKeeping(room.name(), retention));
    }

    /// Sets the password that new members need.
    ///
    /// @param password empty for none
    public static void setPassword(RoomModel room, String password) {
        room.request(() -> new Command.SetPassword(room.name(), password));
    }

    /// Closes a room for all members after a delay; until then, [#keep] takes it back.
    ///
    /// @param reason shown to all members; may be empty
    public static void close(RoomModel room, int seconds, String reason) {
        room.request(() -> new Command.CloseRoom(room.name(), seconds, reason));
    }

    /// Accepts a request: the other member may go on writing.
    public static void accept(RoomModel room) {
        room.request(() -> new Command.Accept(room.name()));
    }

    /// Takes an announced closing back.
    public static void keep(RoomModel room) {
        room.request(() -> new Command.KeepRoom(room.name()));
    }
}
