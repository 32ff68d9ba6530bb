package foyer.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes screenshots to `target/screenshots`. Thread-safe.
final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshots() {}

    /// Writes `NAME.png`.
    static void write(String name, byte[] png) {
        try {
            Files.write(Files.createDirectories(FOLDER).resolve(name + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies it to the documentation if `-Dfoyer.pictures=FOLDER` is set.
    static void renew(String name) {
        String folder = System.getProperty("foyer.pictures", "");
        if (folder.isEmpty()) {
            return;
        }
        try {
            Path to = Files.createDirectories(Path.of(folder));
            String file = name + ".png";
            Files.copy(FOLDER.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
