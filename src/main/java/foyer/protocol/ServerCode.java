package foyer.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A short code such as `KITE-47` by which people tell nearby servers apart: one of 256 words and
/// two digits, derived from the key fingerprint. It is not a secret and proves nothing.
/// Thread-safe.
public final class ServerCode {
    private static final Pattern FORM = Pattern.compile("([A-Z]{4})[ -]?([0-9]{2})");
    private static final List<String> WORDS = words();

    private ServerCode() {}

    /// The code for a key fingerprint.
    public static String of(String fingerprint) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    ("foyer code " + fingerprint)
                                            .getBytes(StandardCharsets.US_ASCII));
            int digits = ((digest[1] & 0xFF) * 256 + (digest[2] & 0xFF)) % 100;
            return "%s-%02d"
                    .formatted(WORDS.get(digest[0] & 0xFF).toUpperCase(Locale.ROOT), digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Whether a text is a code in any spelling: `kite47`, `Kite 47`.
    public static boolean looksLikeCode(String typed) {
        var parts = FORM.matcher(typed.strip().toUpperCase(Locale.ROOT));
        return parts.matches() && WORDS.contains(parts.group(1).toLowerCase(Locale.ROOT));
    }

    /// Normalizes a code to the form of [#of].
    ///
    /// @throws IllegalArgumentException if it is not a code
    public static String tidy(String typed) {
        var parts = FORM.matcher(typed.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("A code is a word and two digits, like KITE-47.");
        }
        return parts.group(1) + "-" + parts.group(2);
    }

    private static List<String> words() {
        try (InputStream text = ServerCode.class.getResourceAsStream("words.txt")) {
            if (text == null) {
                throw new IllegalStateException("the words are missing");
            }
            return List.of(
                    new String(text.readAllBytes(), StandardCharsets.US_ASCII)
                            .strip()
                            .split("\\s+"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
