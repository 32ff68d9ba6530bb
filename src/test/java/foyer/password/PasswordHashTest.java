package foyer.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void hashMatchesOnlyItsPassword() {
        String hash = PasswordHash.of("open sesame", random);
        assertTrue(
                hash.matches(
                        "\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"),
                hash);
        assertTrue(PasswordHash.matches("open sesame", hash));
        assertFalse(PasswordHash.matches("open sesam", hash));
        assertFalse(PasswordHash.matches("Open sesame", hash));
        assertFalse(PasswordHash.matches("", hash));
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertNotEquals(
                PasswordHash.of("open sesame", random), PasswordHash.of("open sesame", random));
    }

    /// Made by the reference implementation: `printf 'correct horse' | argon2 somesaltsomesalt -id
    /// -m 14 -t 3 -p 2 -l 24 -e`.
    @Test
    void hashWithOtherParametersMatches() {
        String hash =
                "$argon2id$v=19$m=16384,t=3,p=2$c29tZXNhbHRzb21lc2FsdA$yRy1Ja/AqwfVhFuRFAiAXJz+9b98POps";
        assertTrue(PasswordHash.matches("correct horse", hash));
        assertFalse(PasswordHash.matches("correct house", hash));
    }

    @Test
    void invalidHashIsRejected() {
        for (String none :
                new String[] {
                    "",
                    "open sesame",
                    "$2b$12$abcdefghijklmnopqrstuv",
                    "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA",
                    "$argon2id$v=19$m=99999999,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$c29tZXNhbHRzb21lc2FsdA"
                }) {
            assertThrows(
                    IllegalArgumentException.class, () -> PasswordHash.matches("x", none), none);
        }
    }
}
