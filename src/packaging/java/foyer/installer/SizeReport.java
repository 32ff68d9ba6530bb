package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Tells how large everything has become, in millions of bytes.
final class SizeReport {
    private SizeReport() {}

    static void print(Path modules, RuntimeImage image, Path cache, Path out) throws IOException {
        print("jars", modules);
        print("image: modules", image.home().resolve("lib").resolve("modules"));
        print("image: all", image.home());
        print("start-up cache", cache);
        try (Stream<Path> made = Files.list(out)) {
            for (Path file : made.sorted().toList()) {
                print(String.valueOf(file.getFileName()), file);
            }
        }
    }

    private static void print(String what, Path path) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        System.out.printf(Locale.ROOT, "%7.1f MB  %s%n", bytes / 1e6, what);
    }
}
