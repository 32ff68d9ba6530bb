package foyer.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// A Java runtime that holds Foyer and what Foyer uses, and nothing else.
record RuntimeImage(Path home, TargetPlatform targetPlatform) {

    /// Links one.
    ///
    /// @param modules jars, each a module with a description
    /// @param home must not be there yet
    static RuntimeImage link(Path config, Path modules, Path home, TargetPlatform targetPlatform)
            throws IOException {
        String names = Files.readString(config.resolve("modules.txt")).strip();
        var arguments = new ArrayList<>(Files.readAllLines(config.resolve("jlink.options")));
        arguments.addAll(List.of("--module-path", modules.toString(), "--add-modules", names));
        arguments.addAll(List.of("--output", home.toString()));
        BuildTool.run("jlink", arguments);
        var image = new RuntimeImage(home, targetPlatform);
        image.addNatives(modules);
        image.removeOtherCommands();
        return image;
    }

    Path java() {
        return home.resolve("bin")
                .resolve(targetPlatform.name().equals("windows") ? "java.exe" : "java");
    }

    Path libraries() {
        return home.resolve(targetPlatform.libraries());
    }

    /// JavaFX and SQLite look here before they unpack their libraries into the home folder.
    private void addNatives(Path modules) throws IOException {
        String sqlite =
                "org/sqlite/native/"
                        + targetPlatform.sqlite()
                        + "/"
                        + targetPlatform.sqliteLibrary();
        try (Stream<Path> jars = Files.list(modules)) {
            for (Path jar : jars.toList()) {
                try (var in = new JarFile(jar.toFile())) {
                    for (JarEntry entry : in.stream().toList()) {
                        String name = entry.getName();
                        boolean isLoose =
                                !name.contains("/") && name.endsWith(targetPlatform.suffix());
                        if (isLoose || name.equals(sqlite)) {
                            add(
                                    in.getInputStream(entry),
                                    name.substring(name.lastIndexOf('/') + 1));
                        }
                    }
                }
            }
        }
    }

    private void add(InputStream library, String name) throws IOException {
        try (library) {
            Path file = libraries().resolve(name);
            // where the JDK has the library of a compiler, too, it stays with its own
            if (!Files.exists(file)) {
                Files.copy(library, file);
            }
        }
    }

    private void removeOtherCommands() throws IOException {
        try (Stream<Path> commands = Files.list(home.resolve("bin"))) {
            for (Path command : commands.toList()) {
                String name = String.valueOf(command.getFileName());
                if (name.startsWith("keytool") || name.startsWith("jrunscript")) {
                    Files.delete(command);
                }
            }
        }
    }
}
