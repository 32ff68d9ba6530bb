package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// A member as others see them. Immutable.
///
/// @param id public and permanent, derived from the secret key, see [MemberId]
/// @param guest true if they use a browser, else null
/// @param muted true if they are muted, else null
/// @param presence null if they are available
/// @param status their status text, or null
public record Member(
        String id,
        String name,
        Role role,
        @Nullable Boolean guest,
        @Nullable Boolean muted,
        @Nullable Presence presence,
        @Nullable String status) {
    public Member {
        FieldChecks.id(id);
        name = Names.person(name);
        role = FieldChecks.orElse(role, Role.MEMBER);
        guest = Boolean.TRUE.equals(guest) ? true : null;
        muted = Boolean.TRUE.equals(muted) ? true : null;
        presence = presence == Presence.HERE ? null : presence;
        status = status == null || status.isEmpty() ? null : Names.status(status);
    }

    /// An available member.
    public Member(
            String id, String name, Role role, @Nullable Boolean guest, @Nullable Boolean muted) {
        this(id, name, role, guest, muted, null, null);
    }

    /// A member who is not muted.
    public Member(String id, String name, Role role, @Nullable Boolean guest) {
        this(id, name, role, guest, null);
    }

    /// A member who is not a guest.
    public Member(String id, String name, Role role) {
        this(id, name, role, null);
    }

    public Presence present() {
        return presence == null ? Presence.HERE : presence;
    }

    public Member withPresence(Presence presence, @Nullable String status) {
        return new Member(id, name, role, guest, muted, presence, status);
    }

    public boolean isGuest() {
        return guest != null;
    }

    public boolean isMuted() {
        return muted != null;
    }

    public Member withMuted(boolean muted) {
        return new Member(id, name, role, guest, muted, presence, status);
    }

    public Member withName(String name) {
        return new Member(id, name, role, guest, muted, presence, status);
    }

    public Member withRole(Role role) {
        return new Member(id, name, role, guest, muted, presence, status);
    }
}
