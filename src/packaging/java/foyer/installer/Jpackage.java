package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds the packages for macOS and Windows. `jpackage` of the JDK creates the program and, on
/// macOS, the package; on Windows `wix` of WiX 5 creates the package.
///
/// @param options of the JVM, the same as for training the cache
record Jpackage(Path config, String version, RuntimeImage image, List<String> options) {

    /// @param out folder for the package
    void make(Path cache, Path out) throws IOException, InterruptedException {
        Files.copy(cache, image.home().resolve("lib").resolve("foyer.aot"));
        Files.copy(
                config.resolve("jvm.options"), image.home().resolve("lib").resolve("jvm.options"));
        String fileName = "foyer-" + version + "-" + image.targetPlatform().name();
        if (image.targetPlatform().name().equals("macos")) {
            Path imageFolder = Files.createDirectory(out.resolve("made"));
            jpackage("1.0", imageFolder, "runtime/Contents/Home");
            String processor = System.getProperty("os.arch");
            Files.move(
                    imageFolder.resolve("Foyer-1.0.dmg"),
                    out.resolve(fileName + "-" + processor + ".dmg"));
            Files.delete(imageFolder);
        } else {
            Path program = cache.resolveSibling("program");
            jpackage(version, program, "runtime");
            wix(program.resolve("Foyer"), out.resolve(fileName + "-x64.msi"));
        }
    }

    /// @param number the version for `jpackage`; on macOS it rejects those below 1, and
    ///   `Info.plist` has the real one
    /// @param home path of the Java runtime from the folder that contains `app`
    private void jpackage(String number, Path destination, String home) throws IOException {
        Path platformConfig = config.resolve(image.targetPlatform().name());
        var arguments =
                new ArrayList<>(Files.readAllLines(platformConfig.resolve("jpackage.options")));
        arguments.addAll(List.of("--name", "Foyer", "--app-version", number));
        arguments.addAll(List.of("--vendor", "The developers of Foyer"));
        arguments.addAll(List.of("--description", "A chat for the people on your network"));
        arguments.addAll(List.of("--runtime-image", image.home().toString()));
        arguments.addAll(List.of("--module", "foyer/foyer.Launcher"));
        arguments.addAll(List.of("--dest", destination.toString()));
        if (Files.exists(platformConfig.resolve("resources"))) {
            arguments.addAll(
                    List.of("--resource-dir", prepareResources(platformConfig).toString()));
        }
        var jvmOptions = new ArrayList<>(options);
        jvmOptions.addAll(image.targetPlatform().sqliteOptions("$APPDIR/../" + home));
        jvmOptions.add("-XX:AOTCache=$APPDIR/../" + home + "/lib/foyer.aot");
        jvmOptions.forEach(option -> arguments.addAll(List.of("--java-options", option)));
        BuildTool.run("jpackage", arguments);
    }

    private Path prepareResources(Path platformConfig) throws IOException {
        Path resources = Files.createTempDirectory(image.home().getParent(), "resources");
        String plist = Files.readString(platformConfig.resolve("resources").resolve("Info.plist"));
        Files.writeString(resources.resolve("Info.plist"), plist.replace("@VERSION@", version));
        return resources;
    }

    private void wix(Path program, Path msi) throws IOException, InterruptedException {
        Path platformConfig = config.resolve("windows");
        Path command = Files.createDirectory(program.resolve("command"));
        Files.copy(platformConfig.resolve("foyer.cmd"), command.resolve("foyer.cmd"));
        var wix =
                new ArrayList<>(
                        List.of("wix", "build", platformConfig.resolve("foyer.wxs").toString()));
        wix.addAll(List.of("-arch", "x64", "-d", "Version=" + version));
        wix.addAll(List.of("-d", "Image=" + program.toAbsolutePath()));
        wix.addAll(List.of("-d", "Icon=" + Path.of("app-icons/foyer.ico").toAbsolutePath()));
        wix.addAll(List.of("-o", msi.toString()));
        BuildTool.start(15, wix);
    }
}
