package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Somebody as the others see them.
///
/// @param id public and lasting: derived from the secret key, see [MemberId]
/// @param name what they are called now
/// @param role what they may do on this server
/// @param guest true if they are here with a browser, as the server knows by the port; else nothing
/// @param muted true if they may not say anything for now; else nothing
public record Member(
        String id, String name, Role role, @Nullable Boolean guest, @Nullable Boolean muted) {
    public Member {
        Check.id(id);
        name = Names.person(name);
        role = Check.orElse(role, Role.MEMBER);
        guest = Boolean.TRUE.equals(guest) ? true : null;
        muted = Boolean.TRUE.equals(muted) ? true : null;
    }

    /// Somebody who may say things.
    public Member(String id, String name, Role role, @Nullable Boolean guest) {
        this(id, name, role, guest, null);
    }

    /// Somebody who is no guest.
    public Member(String id, String name, Role role) {
        this(id, name, role, null);
    }

    public boolean isGuest() {
        return guest != null;
    }

    public boolean isMuted() {
        return muted != null;
    }

    public Member withMuted(boolean now) {
        return new Member(id, name, role, guest, now);
    }

    public Member withName(String name) {
        return new Member(id, name, role, guest, muted);
    }

    public Member withRole(Role role) {
        return new Member(id, name, role, guest, muted);
    }
}
