package foyer.password;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.agreement.srp.SRP6StandardGroups;
import org.bouncycastle.util.BigIntegers;

/// What both sides of a password proof share: the group of 2,048 bits of RFC 5054 with SHA-256, and
/// the proofs of the common secret. Thread-safe.
final class SrpGroup {
    static final BigInteger N = SRP6StandardGroups.rfc5054_2048.getN();
    static final BigInteger G = SRP6StandardGroups.rfc5054_2048.getG();

    private static final int BYTES = 256;
    private static final int PRIVATE_BITS = 256;
    private static final String HMAC = "HmacSHA256";

    private SrpGroup() {}

    /// The exponent that stands for a password.
    static BigInteger exponent(byte[] argon2id) {
        return new BigInteger(
                1, sha256("foyer srp ".getBytes(StandardCharsets.US_ASCII), argon2id));
    }

    /// As many bits as RFC 5054 asks for; more would only take longer.
    static BigInteger privateValue(SecureRandom random) {
        return new BigInteger(PRIVATE_BITS, random).setBit(PRIVATE_BITS - 1);
    }

    static String hex(BigInteger value) {
        return HexFormat.of().formatHex(BigIntegers.asUnsignedByteArray(BYTES, value));
    }

    /// The key of the proofs.
    static byte[] key(BigInteger secret) {
        return sha256(BigIntegers.asUnsignedByteArray(BYTES, secret));
    }

    /// A proof by the client or the server.
    ///
    /// @param side `client`, `server` or `invitation`
    /// @param server the server's key fingerprint as this side sees it
    /// @param values what both sides sent
    static String proof(byte[] key, String side, String server, String values) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            String text = "foyer " + side + " " + server + " " + values;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + " is missing", e);
        }
    }

    static boolean isEqual(String proof, String expected) {
        return MessageDigest.isEqual(
                proof.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
