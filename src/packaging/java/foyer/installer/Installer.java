package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Builds the installer for the current system from the program and `jlink-config`; the README
/// there explains the steps. Called by `./mvnw -Pinstaller package`.
final class Installer {
    private Installer() {}

    /// @param args the version, the jar of Foyer, the folder of the libraries' jars, and the
    ///   compression level of xz
    public static void main(String[] args) throws IOException, InterruptedException {
        String version = args[0];
        Path config = Path.of("jlink-config");
        Path work = createEmpty(Path.of("target", "installer"));
        TargetPlatform targetPlatform = TargetPlatform.current();
        Path modules = work.resolve("modules");
        LibraryTrimming libraryTrimming = LibraryTrimming.read(config.resolve("trimmed.txt"));
        ModulePath.make(Path.of(args[1]), Path.of(args[2]), libraryTrimming, modules);
        RuntimeImage image =
                RuntimeImage.link(config, modules, work.resolve("image"), targetPlatform);
        Licences.add(image, config, Path.of(args[2]));
        Path tests = Path.of("target", "test-classes");
        NameSkeletonCheck.compare(image, tests, Path.of(args[1]), Path.of(args[2]));
        List<String> options = Files.readAllLines(config.resolve("jvm.options"));
        Path cache = work.resolve("foyer.aot");
        AotCache.train(image, options, cache, work.resolve("training"));
        Path out = createEmpty(Path.of("target", "installers"));
        if (targetPlatform.name().equals("linux")) {
            BuildTool.start(
                    15,
                    List.of(
                            "sh",
                            config.resolve("linux/build").toString(),
                            version,
                            BuildTool.slashPath(work),
                            BuildTool.slashPath(out),
                            args[3]));
        } else {
            new Jpackage(config, version, image, options).make(cache, out);
        }
        SizeReport.print(modules, image, cache, out);
    }

    private static Path createEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
