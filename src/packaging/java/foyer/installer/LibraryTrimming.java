package foyer.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The libraries of which only reachable classes are packaged, from `jlink-config/trimmed.txt`.
///
/// @param keptFiles by module: pattern of the other files to keep
record LibraryTrimming(Map<String, Pattern> keptFiles) {

    static LibraryTrimming read(Path file) throws IOException {
        var keptFiles = new HashMap<String, Pattern>();
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.strip().split("\\s+", 2);
            if (!line.startsWith("#") && !columns[0].isEmpty()) {
                keptFiles.put(columns[0], Pattern.compile(columns.length > 1 ? columns[1] : ""));
            }
        }
        return new LibraryTrimming(keptFiles);
    }

    boolean isTrimmed(String module) {
        return keptFiles.containsKey(module);
    }

    /// Trims the libraries that are listed.
    ///
    /// @param libraryJars by module
    Collection<LibraryJar> trim(Map<String, LibraryJar> libraryJars, LibraryJar program) {
        var classes = new HashMap<String, byte[]>();
        libraryJars.forEach(
                (module, libraryJar) -> {
                    if (isTrimmed(module)) {
                        classes.putAll(libraryJar.classes());
                    }
                });
        Set<String> reachable = ReachableClasses.find(program.classes().values().stream(), classes);
        var trimmed = new TreeMap<>(libraryJars);
        trimmed.replaceAll(
                (module, libraryJar) ->
                        isTrimmed(module)
                                ? libraryJar.keepOnly(reachable, keptFiles.get(module))
                                : libraryJar);
        return List.copyOf(trimmed.values());
    }
}
