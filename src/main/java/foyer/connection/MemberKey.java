package foyer.connection;

import foyer.protocol.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key a member shows to one server: made from their own secret and the server's identity, so
/// that no server can pass for them at another. It is HMAC-SHA-256 (RFC 2104) with the secret as
/// key over `foyer member key ` and the identity, in base 32, 26 characters. Pure function; any
/// thread.
public final class MemberKey {
    private static final String HMAC = "HmacSHA256";

    private MemberKey() {}

    /// Makes it.
    ///
    /// @param secret the member's own, told to nobody
    /// @param identity the server's key print, or its address if it has none
    public static String forServer(String identity, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return MemberId.key(
                    mac.doFinal(("foyer member key " + identity).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
