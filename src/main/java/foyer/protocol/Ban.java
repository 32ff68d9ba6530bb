package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// A ban, as hosts and moderators see it.
///
/// @param member id of the member
/// @param name the member's name at the time
/// @param by id of the moderator
/// @param byName the moderator's name at the time
/// @param reason one line, may be empty
/// @param until milliseconds since 1970; null for no end
/// @param address true if the member's address is banned, too, else null
public record Ban(
        String member,
        String name,
        String by,
        String byName,
        String reason,
        @Nullable Long until,
        @Nullable Boolean address) {
    public Ban {
        FieldChecks.id(member);
        name = Names.person(name);
        FieldChecks.id(by);
        byName = Names.person(byName);
        reason = Names.reason(FieldChecks.orElse(reason, ""));
        address = Boolean.TRUE.equals(address) ? true : null;
    }

    public boolean isOfAddress() {
        return address != null;
    }
}
