package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packages of macOS and Windows, made by the JDK's `jpackage`.
final class Jpackage {
    private Jpackage() {}

    static void run(
            Path config, String version, Image image, Path cache, List<String> options, Path out)
            throws IOException {
        String system = image.target().name();
        Path of = config.resolve(system);
        var arguments = new ArrayList<>(Files.readAllLines(of.resolve("jpackage.options")));
        arguments.addAll(List.of("--app-version", version));
        arguments.addAll(List.of("--runtime-image", image.home().toString()));
        arguments.addAll(List.of("--resource-dir", of.resolve("resources").toString()));
        arguments.addAll(List.of("--dest", out.toString()));
        Tool.run("jpackage", arguments);
    }
}
