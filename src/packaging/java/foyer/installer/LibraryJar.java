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

/// What a jar holds for the Java that runs this, without its description as a module and without
/// signatures. Immutable.
///
/// @param name of the file
/// @param module the name it has as a module
record LibraryJar(String name, String module, Map<String, byte[]> entries) {
    private static final String CLASS = ".class";
    private static final Pattern NOT_TAKEN =
            Pattern.compile("META-INF/([^/]*|maven/.*|versions/.*)|module-info\\.class");

    static LibraryJar read(Path jar, String module) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var in = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            for (JarEntry entry : in.versionedStream().toList()) {
                if (!entry.isDirectory() && !NOT_TAKEN.matcher(entry.getName()).matches()) {
                    try (var bytes = in.getInputStream(entry)) {
                        entries.put(entry.getName(), bytes.readAllBytes());
                    }
                }
            }
        }
        return new LibraryJar(String.valueOf(jar.getFileName()), module, entries);
    }

    /// Its classes by their internal names.
    Map<String, byte[]> classes() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(CLASS))
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().replace(CLASS, ""), Map.Entry::getValue));
    }

    /// @param classes internal names
    LibraryJar only(Set<String> classes, Pattern others) {
        Predicate<String> isKept =
                name ->
                        name.endsWith(CLASS)
                                ? classes.contains(name.replace(CLASS, ""))
                                : others.matcher(name).matches();
        var kept = new TreeMap<>(entries);
        kept.keySet().removeIf(isKept.negate());
        return new LibraryJar(name, module, kept);
    }

    Path in(Path folder) {
        return folder.resolve(name);
    }

    void write(Path folder) throws IOException {
        var about = new Manifest();
        about.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        about.getMainAttributes().putValue("Automatic-Module-Name", module);
        try (var out = new JarOutputStream(Files.newOutputStream(in(folder)), about)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
    }
}
