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

/// What `jlink-config/trimmed.txt` says: of which libraries only what Foyer can reach comes along.
///
/// @param kept by module: which files beside the classes are kept
record LibraryTrimming(Map<String, Pattern> kept) {

    static LibraryTrimming read(Path file) throws IOException {
        var kept = new HashMap<String, Pattern>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+", 2);
            if (!line.startsWith("#") && !words[0].isEmpty()) {
                kept.put(words[0], Pattern.compile(words.length > 1 ? words[1] : ""));
            }
        }
        return new LibraryTrimming(kept);
    }

    boolean isOf(String module) {
        return kept.containsKey(module);
    }

    /// @param libraryJars by module; others than those to be trimmed are returned as they are
    Collection<LibraryJar> of(Map<String, LibraryJar> libraryJars, LibraryJar program) {
        var classes = new HashMap<String, byte[]>();
        libraryJars.forEach(
                (module, libraryJar) -> {
                    if (isOf(module)) {
                        classes.putAll(libraryJar.classes());
                    }
                });
        Set<String> reachable = ReachableClasses.from(program.classes().values().stream(), classes);
        var trimmed = new TreeMap<>(libraryJars);
        trimmed.replaceAll(
                (module, libraryJar) ->
                        isOf(module) ? libraryJar.only(reachable, kept.get(module)) : libraryJar);
        return List.copyOf(trimmed.values());
    }
}
