package foyer.installer;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Prepares the jars for `jlink`. Rewrites those that are trimmed or have no module description,
/// which `jlink` rejects, with a description by `jdeps` that exports and opens everything and
/// provides no services.
final class ModulePath {
    private static final String RELEASE = String.valueOf(Runtime.version().feature());

    /// The path of a description below the folder of its module, as `jdeps` writes it.
    private static final Path DESCRIPTION = Path.of("versions", RELEASE, "module-info.java");

    private final Path folder;

    private ModulePath(Path folder) {
        this.folder = folder;
    }

    /// Fills a new folder with the jars.
    ///
    /// @param program the jar of Foyer
    /// @param libraries a folder of jars
    static void make(Path program, Path libraries, LibraryTrimming libraryTrimming, Path folder)
            throws IOException {
        var modulePath = new ModulePath(Files.createDirectories(folder));
        var rewritten = new TreeMap<String, LibraryJar>();
        try (Stream<Path> jars = Files.list(libraries)) {
            for (Path jar : jars.sorted().toList()) {
                ModuleDescriptor module =
                        ModuleFinder.of(jar).findAll().iterator().next().descriptor();
                if (module.name().endsWith("Empty")) {
                    continue; // JavaFX's jars without a system in their name hold nothing
                }
                if (module.isAutomatic() || libraryTrimming.isTrimmed(module.name())) {
                    rewritten.put(module.name(), LibraryJar.read(jar, module.name()));
                } else {
                    modulePath.copy(jar);
                }
            }
        }
        modulePath.addDescriptions(
                libraryTrimming.trim(rewritten, LibraryJar.read(program, "foyer")));
        modulePath.copy(program);
    }

    private void copy(Path jar) throws IOException {
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private void addDescriptions(Collection<LibraryJar> libraryJars) throws IOException {
        Path work = Files.createTempDirectory(folder.getParent(), "described");
        Path jars = Files.createDirectory(work.resolve("jars"));
        Path sources = Files.createDirectory(work.resolve("sources"));
        Path classes = work.resolve("classes");
        var jdeps = new ArrayList<>(List.of("--multi-release", RELEASE, "--generate-module-info"));
        jdeps.addAll(List.of(sources.toString(), "--module-path", folder.toString()));
        var javac = new ArrayList<>(List.of("-d", classes.toString(), "--module-source-path"));
        javac.addAll(
                List.of(sources + "/*/versions/" + RELEASE, "--module-path", folder.toString()));
        for (LibraryJar libraryJar : libraryJars) {
            libraryJar.write(jars);
            jdeps.add(libraryJar.pathIn(jars).toString());
            javac.addAll(
                    List.of("--patch-module", libraryJar.module() + "=" + libraryJar.pathIn(jars)));
            javac.add(sources.resolve(libraryJar.module()).resolve(DESCRIPTION).toString());
        }
        BuildTool.run("jdeps", jdeps);
        for (LibraryJar libraryJar : libraryJars) {
            Path source = sources.resolve(libraryJar.module()).resolve(DESCRIPTION);
            Files.writeString(source, "open " + Files.readString(source));
        }
        BuildTool.run("javac", javac);
        for (LibraryJar libraryJar : libraryJars) {
            String jar = libraryJar.pathIn(jars).toString();
            String compiledFolder = classes.resolve(libraryJar.module()).toString();
            BuildTool.run(
                    "jar",
                    List.of("--update", "--file", jar, "-C", compiledFolder, "module-info.class"));
            copy(libraryJar.pathIn(jars));
        }
    }
}
