package foyer.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a file, by which the protocol names it. Blocks; any thread that may wait.
public final class Sha256 {
    private Sha256() {}

    /// The hash of a file and the number of bytes it was made of: a file may grow meanwhile.
    ///
    /// @param id in lowercase hexadecimal digits
    public record Measured(String id, long bytes) {}

    /// The hash of a file, in lowercase hexadecimal digits.
    public static String of(Path file) throws IOException {
        return measure(file).id();
    }

    /// Reads a file up to where it ends.
    public static Measured measure(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] stretch = new byte[64 * 1024];
        long bytes = 0;
        try (var in = Files.newInputStream(file)) {
            for (int read; (read = in.read(stretch)) >= 0; bytes += read) {
                digest.update(stretch, 0, read);
            }
        }
        return new Measured(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    /// The hash of bytes.
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
