package foyer.model;

import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Role;
import org.jspecify.annotations.Nullable;

/// What a person may ask for, so that nothing is offered that the server would refuse; the server
/// decides. Pure functions; any thread.
public final class Permissions {
    private Permissions() {}

    /// Whether somebody may close a room, and take the closing back.
    public static boolean mayClose(@Nullable Member me, RoomModel room) {
        return me != null
                && !room.isDirect()
                && (room.owner().equals(me.id()) || me.role() == Role.HOST);
    }

    /// Whether somebody may change how long a room keeps what is said.
    public static boolean maySetKeeping(@Nullable Member me, RoomModel room) {
        return me != null && (room.isDirect() || mayClose(me, room));
    }

    /// Whether somebody may have a room ask for a password.
    public static boolean maySetPassword(@Nullable Member me, RoomModel room) {
        return mayClose(me, room);
    }

    /// Whether somebody may have the server ask for a password.
    public static boolean maySetPassword(@Nullable Member me) {
        return me != null && me.role() == Role.HOST;
    }

    public static boolean maySetTopic(@Nullable Member me, RoomModel room) {
        return me != null
                && !room.isDirect()
                && (room.owner().equals(me.id()) || me.role().moderates());
    }

    /// Whether somebody may pin messages of a room, and unpin them.
    public static boolean mayPin(@Nullable Member me, RoomModel room) {
        return me != null
                && (room.isDirect() || room.owner().equals(me.id()) || me.role().moderates());
    }

    /// Whether somebody may take a message away.
    public static boolean mayDelete(@Nullable Member me, LogEntry message) {
        return me != null && (message.by().equals(me.id()) || me.role().moderates());
    }

    /// Whether somebody may compare keys with another: a host, who alone knows which key the server
    /// has, with whoever has a window that shows them.
    public static boolean mayCompareKeys(Member me, Member other) {
        return me.role() == Role.HOST && !other.isGuest() && !me.id().equals(other.id());
    }

    /// Whether somebody may remove, ban and mute another.
    public static boolean mayDiscipline(@Nullable Member me, Member other) {
        return me != null
                && !other.id().equals(me.id())
                && switch (me.role()) {
                    case HOST -> other.role() != Role.HOST;
                    case MODERATOR -> other.role() == Role.MEMBER;
                    case MEMBER -> false;
                };
    }

    /// Whether somebody may make another a moderator, or a plain member again.
    public static boolean mayGiveRole(@Nullable Member me, Member other) {
        return me != null
                && me.role() == Role.HOST
                && other.role() != Role.HOST
                && !other.id().equals(me.id());
    }
}
