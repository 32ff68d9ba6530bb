package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// The content of a jar for the running Java release, without module description and signatures.
/// Immutable.
///
/// @param name of the file
/// @param module name of the module
record LibraryJar(String name, String module, Map<String, byte[]> entries) {
    private static final String CLASS = ".class";
    private static final Pattern EXCLUDED =
            Pattern.compile("META-INF/([^/]*|maven/.*|versions/.*)|module-info\\.class");

    static LibraryJar read(Path jar, String module) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var jarFile = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : jarFile.versionedStream().toList()) {
                if (!entry.isDirectory() && !EXCLUDED.matcher(entry.getName()).matches()) {
                    try (var bytes = jarFile.getInputStream(entry)) {
                        entries.put(entry.getName(), bytes.readAllBytes());
                    }
                }
            }
        }
        return new LibraryJar(String.valueOf(jar.getFileName()), module, entries);
    }

    /// The classes by internal name.
    Map<String, byte[]> classes() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(CLASS))
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().replace(CLASS, ""), Map.Entry::getValue));
    }

    /// Keeps these classes and the other files that match.
    ///
    /// @param classes internal names
    LibraryJar keepOnly(Set<String> classes, Pattern otherFiles) {
        Predicate<String> isKept =
                name ->
                        name.endsWith(CLASS)
                                ? classes.contains(name.replace(CLASS, ""))
                                : otherFiles.matcher(name).matches();
        var keptEntries = new TreeMap<>(entries);
        keptEntries.keySet().removeIf(isKept.negate());
        return new LibraryJar(name, module, keptEntries);
    }

    Path pathIn(Path folder) {
        return folder.resolve(name);
    }

    void write(Path folder) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (var out = new JarOutputStream(Files.newOutputStream(pathIn(folder)), manifest)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
