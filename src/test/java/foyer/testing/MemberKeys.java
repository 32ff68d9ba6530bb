package foyer.testing;

import foyer.protocol.MemberId;

/// Member keys that a test can tell by a name.
public final class MemberKeys {
    private MemberKeys() {}

    /// The key of whoever a test calls so.
    public static String of(String who) {
        return who.replaceAll("[^A-Za-z0-9]", "_") + "-test-key-of-enough-characters";
    }

    /// The member id that belongs to it.
    public static String id(String who) {
        return MemberId.of(of(who));
    }
}
