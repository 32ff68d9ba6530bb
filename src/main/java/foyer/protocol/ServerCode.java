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

/// What people say aloud to point at a server near them, like `KITE-47`: one of 256 words and two
/// digits, made from the server's key print. It is no secret and proves nothing; it tells one
/// server near you from another. Pure functions; any thread.
public final class ServerCode {
    private static final Pattern FORM = Pattern.compile("([A-Z]{4})[ -]?([0-9]{2})");
    private static final List<String> WORDS = words();

    private ServerCode() {}

    /// The code of the server with this key print.
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

    /// Whether a text has the form of a code, however it is written: `kite47`, `Kite 47`.
    public static boolean looksLikeCode(String typed) {
        var parts = FORM.matcher(typed.strip().toUpperCase(Locale.ROOT));
        return parts.matches() && WORDS.contains(parts.group(1).toLowerCase(Locale.ROOT));
    }

    /// The code as [#of] writes it.
    ///
    /// @throws IllegalArgumentException if it is none
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
