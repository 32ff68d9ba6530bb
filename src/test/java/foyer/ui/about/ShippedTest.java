package foyer.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every library that is shipped with Foyer is listed with its licence.
class ShippedTest {
    /// The file name of a jar: the artifact, the version and perhaps a classifier.
    private static final String JAR = "(.+?)-(\\d[^-]*)(?:-[a-z].*)?\\.jar";

    private static String list() throws IOException {
        return Files.readString(Path.of("docs", "licences.md"));
    }

    /// The jars of the modules that Foyer's module requires, directly or indirectly.
    private static Set<String> jars() {
        ModuleFinder here =
                ModuleFinder.of(
                        Stream.of("java.class.path", "jdk.module.path")
                                .map(name -> System.getProperty(name, ""))
                                .flatMap(paths -> Stream.of(paths.split(":")))
                                .filter(path -> !path.isEmpty())
                                .map(Path::of)
                                .filter(Files::exists)
                                .filter(path -> !path.endsWith("test-classes"))
                                .distinct()
                                .toArray(Path[]::new));
        var jars = new TreeSet<String>();
        var seen = new TreeSet<String>();
        Deque<String> open = new ArrayDeque<>(Set.of("foyer"));
        while (!open.isEmpty()) {
            String name = open.pop();
            ModuleReference found = here.find(name).orElse(null);
            if (!seen.add(name) || found == null) {
                continue;
            }
            Path at = Path.of(found.location().orElseThrow());
            if (at.toString().endsWith(".jar")) {
                jars.add(at.getFileName().toString());
            }
            found.descriptor().requires().stream()
                    .filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC))
                    .forEach(each -> open.add(each.name()));
        }
        return jars;
    }

    @Test
    void everyShippedJarIsListedWithItsVersion() throws IOException {
        var versions = new TreeMap<String, String>();
        for (Library library : Library.shipped(list())) {
            String files = library.name().replaceFirst(".*: ", "");
            Stream.of(files.split(", ")).forEach(file -> versions.put(file, library.version()));
        }
        Set<String> jars = jars();
        assertTrue(jars.size() > 15, jars.toString());
        assertEquals(
                Set.of(),
                jars.stream()
                        .filter(
                                jar ->
                                        !jar.replaceFirst(JAR, "$2")
                                                .equals(versions.get(jar.replaceFirst(JAR, "$1"))))
                        .collect(Collectors.toSet()),
                "a line in docs/licences.md is missing, or has another version");
    }

    @Test
    void everyLicenceTextIsPresentAndUsed() throws IOException {
        var used = new TreeSet<String>();
        for (Library library : Library.shipped(list())) {
            if (library.licence().equals("public domain")) {
                continue;
            }
            assertTrue(library.text().length() > 500, library.toString());
            assertTrue(!library.holders().isEmpty(), library.toString());
            used.add(library.identifier() + ".txt");
        }
        try (var texts = Files.list(Path.of("src/main/resources/foyer/ui/about/licences"))) {
            assertEquals(
                    used,
                    texts.map(text -> text.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
