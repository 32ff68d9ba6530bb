package foyer.connection;

import foyer.protocol.MemberId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Derives the key that a member shows to one server, so that no server can use it at another.
///
/// It is HMAC-SHA-256 (RFC 2104) with the member's secret as key over `foyer member key ` and the
/// server's identity, as 26 characters of base 32. Thread-safe.
public final class MemberKey {
    private static final String HMAC = "HmacSHA256";

    private MemberKey() {}

    /// Derives the member key for one server.
    ///
    /// @param identity the server's key fingerprint, or its address if the connection is plain
    /// @param secret the member's secret, never sent
    public static String forServer(String identity, String secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return MemberId.key(
                    mac.doFinal(("foyer member key " + identity).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is missing", e);
        }
    }
}
