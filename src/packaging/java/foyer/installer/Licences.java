package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Adds the licences of Foyer and its libraries to the `legal` folder of the runtime image.
final class Licences {
    private static final Pattern LICENCE_FILES =
            Pattern.compile("META-INF/(maven/.*/)?(LICENSE|NOTICE)[^/]*");

    private Licences() {}

    /// @param libraries the original jars
    static void add(RuntimeImage image, Path config, Path libraries) throws IOException {
        Path legal = image.home().resolve("legal");
        Path foyerFolder = Files.createDirectory(legal.resolve("foyer"));
        for (Path text :
                List.of(
                        Path.of("LICENSE"),
                        Path.of("docs", "licences.md"),
                        config.resolve("notices.txt"))) {
            Files.copy(text, foyerFolder.resolve(text.getFileName()));
        }
        try (Stream<Path> jars = Files.list(libraries)) {
            for (Path jar : jars.toList()) {
                String name = String.valueOf(jar.getFileName()).replaceFirst("-\\d.*", "");
                addTexts(jar, legal.resolve(name));
            }
        }
    }

    private static void addTexts(Path jar, Path to) throws IOException {
        try (var in = new JarFile(jar.toFile())) {
            for (JarEntry entry : in.stream().toList()) {
                if (LICENCE_FILES.matcher(entry.getName()).matches()) {
                    String name = entry.getName();
                    Files.createDirectories(to);
                    try (var text = in.getInputStream(entry)) {
                        Files.copy(text, to.resolve(name.substring(name.lastIndexOf('/') + 1)));
                    }
                }
            }
        }
    }
}
