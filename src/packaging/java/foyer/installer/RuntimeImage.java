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

/// A Java runtime that contains Foyer and the modules it needs.
record RuntimeImage(Path home, TargetPlatform targetPlatform) {

    /// Links a runtime.
    ///
    /// @param modules jars, each with a module description
    /// @param home must not exist
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

    /// Copies native libraries to where JavaFX and SQLite look first; otherwise each start would
    /// unpack them into the home folder.
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
            // a library that is also part of the JDK must match the JDK
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
