package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Somebody who is not let in, as moderators see it.
///
/// @param member who
/// @param name what they were called then
/// @param by the id of who banned them
/// @param byName what that one was called then
/// @param reason one line, may be empty
/// @param until milliseconds since 1970; nothing until it is lifted
/// @param address true if nobody is let in from the address they were at either; else nothing
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
