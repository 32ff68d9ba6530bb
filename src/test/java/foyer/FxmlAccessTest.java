package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The views can create the classes they name: JavaFX reaches a package only if the module opens
/// it. The other tests open all packages to each other.
class FxmlAccessTest {
    private static final Pattern IMPORT = Pattern.compile("<\\?import (foyer[a-z.]*)\\.[A-Z]");
    private static final Pattern OPENED =
            Pattern.compile("opens (foyer[a-z.]*) to\\s+javafx\\.fxml;");

    @Test
    void everyPackageThatAViewNamesIsOpenToJavaFx() throws IOException {
        var named = new TreeSet<String>();
        try (Stream<Path> views = Files.walk(Path.of("src/main/resources"))) {
            for (Path view : views.filter(file -> file.toString().endsWith(".fxml")).toList()) {
                IMPORT.matcher(Files.readString(view))
                        .results()
                        .forEach(found -> named.add(found.group(1)));
            }
        }
        String module = Files.readString(Path.of("src/main/java/module-info.java"));
        OPENED.matcher(module).results().forEach(found -> named.remove(found.group(1)));
        assertEquals(new TreeSet<String>(), named);
    }
}
