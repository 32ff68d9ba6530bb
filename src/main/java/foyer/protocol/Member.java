package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Somebody as the others see them.
///
/// @param id public and lasting: derived from the secret key, see [MemberId]
/// @param name what they are called now
/// @param role what they may do on this server
/// @param guest true if they are here with a browser, as the server knows by the port; else nothing
/// @param muted true if they may not say anything for now; else nothing
/// @param presence whether they are at hand; nothing if they are
/// @param status what they say of that; nothing if they say nothing
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

    /// Somebody who is at hand.
    public Member(
            String id, String name, Role role, @Nullable Boolean guest, @Nullable Boolean muted) {
        this(id, name, role, guest, muted, null, null);
    }

    /// Somebody who may say things.
    public Member(String id, String name, Role role, @Nullable Boolean guest) {
        this(id, name, role, guest, null);
    }

    /// Somebody who is no guest.
    public Member(String id, String name, Role role) {
        this(id, name, role, null);
    }

    public Presence present() {
        return presence == null ? Presence.HERE : presence;
    }

    public Member withPresence(Presence now, @Nullable String words) {
        return new Member(id, name, role, guest, muted, now, words);
    }

    public boolean isGuest() {
        return guest != null;
    }

    public boolean isMuted() {
        return muted != null;
    }

    public Member withMuted(boolean now) {
        return new Member(id, name, role, guest, now, presence, status);
    }

    public Member withName(String name) {
        return new Member(id, name, role, guest, muted, presence, status);
    }

    public Member withRole(Role role) {
        return new Member(id, name, role, guest, muted, presence, status);
    }
}
