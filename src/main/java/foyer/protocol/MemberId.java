package foyer.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// A member's public id: the first 80 bits of SHA-256 over the secret key, as 16 lowercase
/// characters of base 32 (RFC 4648). It does not reveal the key. Thread-safe.
public final class MemberId {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    static final int CHARS = 16;
    private static final int KEY_CHARS = 26;

    private MemberId() {}

    /// The id of a key.
    public static String of(String key) {
        return hash("foyer member " + key);
    }

    /// The id of a guest's public key. It differs from the id of a secret key of the same text,
    /// because everybody on the network may know a public key.
    public static String ofPublicKey(String publicKey) {
        return hash("foyer guest " + publicKey);
    }

    /// The text that a guest signs, so that the signature counts on one connection to one server.
    ///
    /// @param server the server's key fingerprint, or its log id if it has no key
    /// @param nonce that of the connection
    public static String signedText(String server, String nonce) {
        return "foyer hello " + server + " " + nonce;
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return base32(MessageDigest.getInstance("SHA-256").digest(bytes), CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /// A new secret key: 130 random bits in 26 characters.
    public static String newKey(SecureRandom random) {
        return characters(random, KEY_CHARS);
    }

    /// A secret key made of at least 17 bytes that look random.
    public static String key(byte[] bytes) {
        return base32(bytes, KEY_CHARS);
    }

    private static String characters(RandomGenerator random, int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    static String base32(byte[] bytes, int chars) {
        var text = new StringBuilder(chars);
        for (int i = 0; i < chars; i++) {
            int bit = i * 5;
            int window =
                    (bytes[bit / 8] & 0xFF) << 8
                            | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xFF : 0);
            text.append(ALPHABET.charAt(window >> (11 - bit % 8) & 31));
        }
        return text.toString();
    }
}
