package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// Prints the sizes of the build results in megabytes.
final class SizeReport {
    private SizeReport() {}

    static void print(Path modules, RuntimeImage image, Path cache, Path out) throws IOException {
        print("jars", modules);
        print("image: modules", image.home().resolve("lib").resolve("modules"));
        print("image: all", image.home());
        print("start-up cache", cache);
        try (Stream<Path> packages = Files.list(out)) {
            for (Path file : packages.sorted().toList()) {
                print(String.valueOf(file.getFileName()), file);
            }
        }
    }

    private static void print(String label, Path path) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        System.out.printf(Locale.ROOT, "%7.1f MB  %s%n", bytes / 1e6, label);
    }
}
