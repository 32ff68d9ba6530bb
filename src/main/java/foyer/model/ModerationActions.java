package foyer.model;

import foyer.protocol.Command;
import foyer.protocol.Role;
import org.jspecify.annotations.Nullable;

/// Removes, bans and mutes members, and changes their roles. If a command fails, the refusal of the
/// room it was given in says why. UI thread.
public final class ModerationActions {
    private ModerationActions() {}

    /// Disconnects a member from the server.
    public static void remove(RoomModel room, String memberId, String reason) {
        room.request(() -> new Command.Remove(memberId, reason));
    }

    /// Disconnects a member from the server and keeps them out.
    ///
    /// @param minutes null until the ban is lifted
    /// @param banAddress whether to ban the member's address, too
    public static void ban(
            RoomModel room,
            String memberId,
            @Nullable Integer minutes,
            String reason,
            boolean banAddress) {
        room.request(() -> new Command.Ban(memberId, minutes, reason, banAddress));
    }

    /// Keeps a member from sending messages.
    ///
    /// @param minutes null until the mute is lifted
    public static void mute(
            RoomModel room, String memberId, @Nullable Integer minutes, String reason) {
        room.request(() -> new Command.Mute(memberId, minutes, reason));
    }

    /// Deletes everything that a member has sent, in all rooms.
    public static void deleteAll(RoomModel room, String memberId) {
        room.request(() -> new Command.DeleteAll(memberId));
    }

    public static void unmute(RoomModel room, String memberId) {
        room.request(() -> new Command.Unmute(memberId));
    }

    public static void setRole(RoomModel room, String memberId, Role role) {
        room.request(() -> new Command.SetRole(memberId, role));
    }
}
