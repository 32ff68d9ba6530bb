package foyer.protocol;

/// Somebody as the others see them.
///
/// @param id public and lasting: derived from the secret key, see [MemberId]
/// @param name what they are called now
/// @param role what they may do on this server
public record Member(String id, String name, Role role) {
    public Member {
        Check.id(id);
        name = Names.person(name);
        role = Check.orElse(role, Role.MEMBER);
    }
}
