package foyer.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.regex.Pattern;

/// The fingerprint of a server's key: SHA-256 over the public key (SubjectPublicKeyInfo, RFC 5280),
/// as 52 lowercase characters of base 32 (RFC 4648). Thread-safe.
public final class KeyFingerprint {
    private static final int CHARS = 52;
    private static final int GROUP = 4;
    private static final int COMPARISON_CHARS = 20;
    private static final int COMPARISON_ROUNDS = 5_200;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{52}");

    private KeyFingerprint() {}

    /// The fingerprint of a key.
    public static String of(PublicKey key) {
        return MemberId.base32(sha256(key.getEncoded()), CHARS);
    }

    /// Whether a text has the form of a fingerprint.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /// The fingerprint in groups of four, for display.
    public static String grouped(String fingerprint) {
        var text = new StringBuilder();
        for (int i = 0; i < fingerprint.length(); i += GROUP) {
            text.append(i == 0 ? "" : " ")
                    .append(fingerprint, i, Math.min(i + GROUP, fingerprint.length()));
        }
        return text.toString();
    }

    /// A code that host and member compare on their screens; it differs if there is an attacker
    /// between them. Twenty characters of base 32 in groups of four, from thousands of rounds: an
    /// attacker who knows the member's code may try keys until one gives the same, and each try
    /// takes a millisecond for 100 bits.
    ///
    /// @param member the member's id, computed from the member's own key, not as the server reports
    ///   it
    public static String comparison(String fingerprint, String member) {
        byte[] text = ("foyer compare " + fingerprint + " " + member).getBytes(US_ASCII);
        byte[] hash = sha256(text);
        for (int round = 1; round < COMPARISON_ROUNDS; round++) {
            byte[] next = Arrays.copyOf(hash, hash.length + text.length);
            System.arraycopy(text, 0, next, hash.length, text.length);
            hash = sha256(next);
        }
        return grouped(MemberId.base32(hash, COMPARISON_CHARS));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
