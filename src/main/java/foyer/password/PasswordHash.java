package foyer.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id (RFC 9106), with the parameters of OWASP's Password Storage Cheat
/// Sheet: 19 MiB, two passes, one lane. Each hash takes about 50 ms and 19 MiB, so never hash on
/// the hub thread. Thread-safe.
public final class PasswordHash {
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /// The PHC string format of Argon2id.
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{16,86})");

    private PasswordHash() {}

    /// A new hash of a password, as a PHC string with its salt and parameters.
    public static String of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = argon2id(password, salt, KIBIBYTES, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        KIBIBYTES,
                        PASSES,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    /// Whether the password has this hash. Uses the parameters in the hash.
    ///
    /// @throws IllegalArgumentException if the text is not an Argon2id hash
    public static boolean matches(String password, String phc) {
        Parts parts = parts(phc);
        return MessageDigest.isEqual(
                parts.hash,
                argon2id(
                        password,
                        parts.salt,
                        parts.memory,
                        parts.passes,
                        parts.lanes,
                        parts.hash.length));
    }

    /// The parts of a hash. Its arrays are not shared.
    @SuppressWarnings("ArrayRecordComponent")
    record Parts(int memory, int passes, int lanes, byte[] salt, byte[] hash) {}

    /// @throws IllegalArgumentException if the text is not an Argon2id hash
    static Parts parts(String phc) {
        Matcher parts = PHC.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        return new Parts(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Base64.getDecoder().decode(parts.group(4)),
                Base64.getDecoder().decode(parts.group(5)));
    }

    /// A hash of the usual length.
    static byte[] argon2id(String password, byte[] salt, int kibibytes, int passes, int lanes) {
        return argon2id(password, salt, kibibytes, passes, lanes, HASH_BYTES);
    }

    private static byte[] argon2id(
            String password, byte[] salt, int kibibytes, int passes, int lanes, int bytes) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(kibibytes)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[bytes];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
