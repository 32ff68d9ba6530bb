package foyer.protocol;

import java.nio.charset.StandardCharsets;

/// What a client needs to prove a password: how the server hashed it, and the server's value of
/// SRP-6a (RFC 5054). It tells nothing about the password. Immutable.
///
/// @param salt of Argon2id, in hexadecimal digits
/// @param memory of Argon2id, in KiB
/// @param passes of Argon2id
/// @param lanes of Argon2id
/// @param b the value B in hexadecimal digits
public record PasswordChallenge(String salt, int memory, int passes, int lanes, String b) {
    static final int VALUE_DIGITS = 512;
    static final int PROOF_DIGITS = 64;

    public PasswordChallenge {
        FieldChecks.notNull(salt, "salt");
        FieldChecks.hex("salt", salt, salt.length() & ~1);
        FieldChecks.range("salt length", salt.length(), 16, 128);
        FieldChecks.positive("memory", memory);
        FieldChecks.positive("passes", passes);
        FieldChecks.positive("lanes", lanes);
        FieldChecks.hex("b", b, VALUE_DIGITS);
    }

    /// The key that proves an invitation token: its hash, in hexadecimal digits.
    public static String tokenHash(String token) {
        return Sha256.of(("foyer invitation " + token).getBytes(StandardCharsets.UTF_8));
    }
}
