package foyer.model;

import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.Role;
import org.jspecify.annotations.Nullable;

/// Predicts what the server permits, so that the window offers nothing that it would refuse. Pure
/// functions; any thread.
public final class Permissions {
    private Permissions() {}

    /// Whether the user may close a room, and take the closing back.
    public static boolean mayClose(@Nullable Member me, RoomModel room) {
        return me != null
                && !room.isDirect()
                && (room.owner().equals(me.id()) || me.role() == Role.HOST);
    }

    /// Whether the user may change a room's retention.
    public static boolean maySetKeeping(@Nullable Member me, RoomModel room) {
        return me != null && (room.isDirect() || mayClose(me, room));
    }

    /// Whether the user may set a room's password.
    public static boolean maySetPassword(@Nullable Member me, RoomModel room) {
        return mayClose(me, room);
    }

    /// Whether the user may set the server's password.
    public static boolean maySetPassword(@Nullable Member me) {
        return me != null && me.role() == Role.HOST;
    }

    public static boolean maySetTopic(@Nullable Member me, RoomModel room) {
        return me != null
                && !room.isDirect()
                && (room.owner().equals(me.id()) || me.role().moderates());
    }

    /// Whether the user may pin and unpin messages.
    public static boolean mayPin(@Nullable Member me, RoomModel room) {
        return me != null
                && (room.isDirect() || room.owner().equals(me.id()) || me.role().moderates());
    }

    /// Whether the user may delete a message.
    public static boolean mayDelete(@Nullable Member me, LogEntry message) {
        return me != null && (message.by().equals(me.id()) || me.role().moderates());
    }

    /// Whether the user may compare keys with a member: only the host knows the server's true key,
    /// and guests do not see the one they got.
    public static boolean mayCompareKeys(Member me, Member other) {
        return me.role() == Role.HOST && !other.isGuest() && !me.id().equals(other.id());
    }

    /// Whether the user may remove, ban and mute a member.
    public static boolean mayDiscipline(@Nullable Member me, Member other) {
        return me != null
                && !other.id().equals(me.id())
                && switch (me.role()) {
                    case HOST -> other.role() != Role.HOST;
                    case MODERATOR -> other.role() == Role.MEMBER;
                    case MEMBER -> false;
                };
    }

    /// Whether the user may delete everything that a member has sent.
    ///
    /// @param memberId the member, who may be absent
    public static boolean mayDeleteAll(@Nullable Member me, String memberId) {
        return me != null && me.role() == Role.HOST && !me.id().equals(memberId);
    }

    /// Whether the user may make a member a moderator, or a moderator a member. Guests stay
    /// members.
    public static boolean mayGiveRole(@Nullable Member me, Member other) {
        return me != null
                && me.role() == Role.HOST
                && other.role() != Role.HOST
                && !other.isGuest()
                && !other.id().equals(me.id());
    }
}
