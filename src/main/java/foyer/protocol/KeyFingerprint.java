package foyer.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.regex.Pattern;

/// What a server's key looks like to people: SHA-256 over the public key as certificates hold it
/// (SubjectPublicKeyInfo, RFC 5280), in base 32 (RFC 4648, lower case, 52 characters). Whoever has
/// the same print has the same key. Pure functions; any thread.
public final class KeyFingerprint {
    private static final int CHARS = 52;
    private static final int GROUP = 4;
    private static final int COMPARED = 12;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{52}");

    private KeyFingerprint() {}

    /// The print of a key.
    public static String of(PublicKey key) {
        return MemberId.base32(sha256(key.getEncoded()), CHARS);
    }

    /// Whether a text can be a print.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /// In groups of four, for eyes.
    public static String grouped(String fingerprint) {
        var text = new StringBuilder();
        for (int i = 0; i < fingerprint.length(); i += GROUP) {
            text.append(i == 0 ? "" : " ")
                    .append(fingerprint, i, Math.min(i + GROUP, fingerprint.length()));
        }
        return text.toString();
    }

    /// A short code for two people who look at their screens: the same only if there is nobody
    /// between a member and the server. Twelve characters of base 32 in groups of four: 60 bits,
    /// since somebody between them is free to choose a key of their own and would find one with the
    /// same six digits within a second.
    ///
    /// @param fingerprint of the server's key
    /// @param member the member's id, made of their own key and not as the server tells it
    public static String comparison(String fingerprint, String member) {
        return grouped(
                MemberId.base32(
                        sha256(("foyer compare " + fingerprint + " " + member).getBytes(US_ASCII)),
                        COMPARED));
    }

    private static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
