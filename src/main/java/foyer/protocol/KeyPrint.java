package foyer.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.regex.Pattern;

/// What a server's key looks like to people: SHA-256 over the public key as certificates hold it
/// (SubjectPublicKeyInfo, RFC 5280), in base 32 (RFC 4648, lower case, 52 characters). Whoever has
/// the same print has the same key. Pure functions; any thread.
public final class KeyPrint {
    private static final int CHARS = 52;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{52}");

    private KeyPrint() {}

    /// The print of a key.
    public static String of(PublicKey key) {
        try {
            return MemberId.base32(
                    MessageDigest.getInstance("SHA-256").digest(key.getEncoded()), CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether a text can be a print.
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /// In groups of four, for eyes.
    public static String grouped(String print) {
        var text = new StringBuilder();
        for (int i = 0; i < print.length(); i += GROUP) {
            text.append(i == 0 ? "" : " ").append(print, i, Math.min(i + GROUP, print.length()));
        }
        return text.toString();
    }

    /// Six digits for two people who look at their screens: the same only if there is nobody
    /// between a member and the server.
    ///
    /// @param print of the server's key
    /// @param member the member's id
    public static String comparison(String print, String member) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("foyer compare " + print + " " + member).getBytes(US_ASCII));
            int number = Math.floorMod(ByteBuffer.wrap(digest).getInt(), 1_000_000);
            return "%03d %03d".formatted(number / 1_000, number % 1_000);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
