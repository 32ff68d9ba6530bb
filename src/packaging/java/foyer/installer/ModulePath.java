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

/// The jars that `jlink` is given: those of Maven, but for libraries that are trimmed or do not
/// describe themselves as modules, which `jlink` refuses. These are written anew, with a
/// description that `jdeps` makes: everything is exported and open, and no services are offered.
final class ModulePath {
    private static final String RELEASE = String.valueOf(Runtime.version().feature());

    /// Where `jdeps` puts the description of a module, below a folder of its name.
    private static final Path DESCRIPTION = Path.of("versions", RELEASE, "module-info.java");

    private final Path to;

    private ModulePath(Path to) {
        this.to = to;
    }

    /// Fills a folder.
    ///
    /// @param program the jar of Foyer itself
    /// @param libraries a folder of jars
    /// @param to not there yet
    static void make(Path program, Path libraries, LibraryTrimming libraryTrimming, Path to)
            throws IOException {
        var path = new ModulePath(Files.createDirectories(to));
        var changed = new TreeMap<String, LibraryJar>();
        try (Stream<Path> jars = Files.list(libraries)) {
            for (Path jar : jars.sorted().toList()) {
                ModuleDescriptor module =
                        ModuleFinder.of(jar).findAll().iterator().next().descriptor();
                if (module.name().endsWith("Empty")) {
                    continue; // JavaFX's jars without a system in their name hold nothing
                }
                if (module.isAutomatic() || libraryTrimming.isOf(module.name())) {
                    changed.put(module.name(), LibraryJar.read(jar, module.name()));
                } else {
                    path.copy(jar);
                }
            }
        }
        path.describe(libraryTrimming.of(changed, LibraryJar.read(program, "foyer")));
        path.copy(program);
    }

    private void copy(Path jar) throws IOException {
        Files.copy(jar, to.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private void describe(Collection<LibraryJar> libraryJars) throws IOException {
        Path work = Files.createTempDirectory(to.getParent(), "described");
        Path jars = Files.createDirectory(work.resolve("jars"));
        Path sources = Files.createDirectory(work.resolve("sources"));
        Path classes = work.resolve("classes");
        var jdeps = new ArrayList<>(List.of("--multi-release", RELEASE, "--generate-module-info"));
        jdeps.addAll(List.of(sources.toString(), "--module-path", to.toString()));
        var javac = new ArrayList<>(List.of("-d", classes.toString(), "--module-source-path"));
        javac.addAll(List.of(sources + "/*/versions/" + RELEASE, "--module-path", to.toString()));
        for (LibraryJar libraryJar : libraryJars) {
            libraryJar.write(jars);
            jdeps.add(libraryJar.in(jars).toString());
            javac.addAll(
                    List.of("--patch-module", libraryJar.module() + "=" + libraryJar.in(jars)));
            javac.add(sources.resolve(libraryJar.module()).resolve(DESCRIPTION).toString());
        }
        BuildTool.run("jdeps", jdeps);
        for (LibraryJar libraryJar : libraryJars) {
            Path source = sources.resolve(libraryJar.module()).resolve(DESCRIPTION);
            Files.writeString(source, "open " + Files.readString(source));
        }
        BuildTool.run("javac", javac);
        for (LibraryJar libraryJar : libraryJars) {
            String jar = libraryJar.in(jars).toString();
            String described = classes.resolve(libraryJar.module()).toString();
            BuildTool.run(
                    "jar",
                    List.of("--update", "--file", jar, "-C", described, "module-info.class"));
            copy(libraryJar.in(jars));
        }
    }
}
