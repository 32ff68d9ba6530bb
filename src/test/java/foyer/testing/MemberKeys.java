package foyer.testing;

import foyer.protocol.MemberId;

/// Member keys derived from names.
public final class MemberKeys {
    private MemberKeys() {}

    /// The key of a name.
    public static String of(String who) {
        return who.replaceAll("[^A-Za-z0-9]", "_") + "-test-key-of-enough-characters";
    }

    /// The member id of the key of a name.
    public static String id(String who) {
        return MemberId.of(of(who));
    }
}
