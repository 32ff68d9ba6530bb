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
record Trimming(Map<String, Pattern> kept) {

    static Trimming read(Path file) throws IOException {
        var kept = new HashMap<String, Pattern>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+", 2);
            if (!line.startsWith("#") && !words[0].isEmpty()) {
                kept.put(words[0], Pattern.compile(words.length > 1 ? words[1] : ""));
            }
        }
        return new Trimming(kept);
    }

    boolean isOf(String module) {
        return kept.containsKey(module);
    }

    /// @param libraries by module; others than those to be trimmed are returned as they are
    Collection<Library> of(Map<String, Library> libraries, Library program) {
        var classes = new HashMap<String, byte[]>();
        libraries.forEach(
                (module, library) -> {
                    if (isOf(module)) {
                        classes.putAll(library.classes());
                    }
                });
        Set<String> reachable = Reachable.from(program.classes().values().stream(), classes);
        var trimmed = new TreeMap<>(libraries);
        trimmed.replaceAll(
                (module, library) ->
                        isOf(module) ? library.only(reachable, kept.get(module)) : library);
        return List.copyOf(trimmed.values());
    }
}
