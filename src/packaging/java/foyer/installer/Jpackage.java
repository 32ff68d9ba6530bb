package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The packages of macOS and Windows. The JDK's `jpackage` makes a program of the image; on macOS
/// it packs it, too, and on Windows WiX does (`wix` of WiX 5).
///
/// @param options of the JVM, the very ones that the cache was trained with
record Jpackage(Path config, String version, RuntimeImage image, List<String> options) {

    /// @param out where the package goes
    void make(Path cache, Path out) throws IOException, InterruptedException {
        Files.copy(cache, image.home().resolve("lib").resolve("foyer.aot"));
        Files.copy(
                config.resolve("jvm.options"), image.home().resolve("lib").resolve("jvm.options"));
        String packed = "foyer-" + version + "-" + image.targetPlatform().name();
        if (image.targetPlatform().name().equals("macos")) {
            Path made = Files.createDirectory(out.resolve("made"));
            jpackage("1.0", made, "runtime/Contents/Home");
            String processor = System.getProperty("os.arch");
            Files.move(
                    made.resolve("Foyer-1.0.dmg"), out.resolve(packed + "-" + processor + ".dmg"));
            Files.delete(made);
        } else {
            Path program = cache.resolveSibling("program");
            jpackage(version, program, "runtime");
            wix(program.resolve("Foyer"), out.resolve(packed + "-x64.msi"));
        }
    }

    /// @param number of the version, as far as `jpackage` is told: on macOS it refuses those that
    ///   begin with 0, and `Info.plist` has the true one
    /// @param home of the Java, seen from the folder that holds `app`
    private void jpackage(String number, Path to, String home) throws IOException {
        Path of = config.resolve(image.targetPlatform().name());
        var arguments = new ArrayList<>(Files.readAllLines(of.resolve("jpackage.options")));
        arguments.addAll(List.of("--name", "Foyer", "--app-version", number));
        arguments.addAll(List.of("--vendor", "The developers of Foyer"));
        arguments.addAll(List.of("--description", "A chat for the people on your network"));
        arguments.addAll(List.of("--runtime-image", image.home().toString()));
        arguments.addAll(List.of("--module", "foyer/foyer.Launcher"));
        arguments.addAll(List.of("--dest", to.toString()));
        if (Files.exists(of.resolve("resources"))) {
            arguments.addAll(List.of("--resource-dir", resources(of).toString()));
        }
        var all = new ArrayList<>(options);
        all.addAll(image.targetPlatform().sqliteOptions("$APPDIR/../" + home));
        all.add("-XX:AOTCache=$APPDIR/../" + home + "/lib/foyer.aot");
        all.forEach(option -> arguments.addAll(List.of("--java-options", option)));
        BuildTool.run("jpackage", arguments);
    }

    private Path resources(Path of) throws IOException {
        Path filled = Files.createTempDirectory(image.home().getParent(), "resources");
        String plist = Files.readString(of.resolve("resources").resolve("Info.plist"));
        Files.writeString(filled.resolve("Info.plist"), plist.replace("@VERSION@", version));
        return filled;
    }

    private void wix(Path program, Path msi) throws IOException, InterruptedException {
        Path of = config.resolve("windows");
        Path command = Files.createDirectory(program.resolve("command"));
        Files.copy(of.resolve("foyer.cmd"), command.resolve("foyer.cmd"));
        var wix = new ArrayList<>(List.of("wix", "build", of.resolve("foyer.wxs").toString()));
        wix.addAll(List.of("-arch", "x64", "-d", "Version=" + version));
        wix.addAll(List.of("-d", "Image=" + program.toAbsolutePath()));
        wix.addAll(List.of("-d", "Icon=" + Path.of("app-icons/foyer.ico").toAbsolutePath()));
        wix.addAll(List.of("-o", msi.toString()));
        BuildTool.start(15, wix);
    }
}
