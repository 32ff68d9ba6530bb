package foyer.ui.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows a file in the system's file manager. UI thread.
final class FolderView {
    private static final Logger LOG = LoggerFactory.getLogger(FolderView.class);

    private FolderView() {}

    /// Shows a file selected in its folder; on Linux the folder only, which every file manager can.
    ///
    /// @param browse opens a URL in another program
    static void show(Path file, Consumer<String> browse) {
        List<String> command = command(System.getProperty("os.name"), file);
        Path folder = file.toAbsolutePath().getParent();
        if (!command.isEmpty()) {
            try {
                new ProcessBuilder(command).start();
                return;
            } catch (IOException e) {
                LOG.warn("the file manager does not start: {}", e.toString());
            }
        }
        if (folder != null) {
            browse.accept(folder.toUri().toString());
        }
    }

    /// What shows a file on a system; empty if there is no such command.
    static List<String> command(String system, Path file) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("open", "-R", file.toAbsolutePath().toString());
        }
        return name.contains("win")
                ? List.of("explorer.exe", "/select,", file.toAbsolutePath().toString())
                : List.of();
    }
}
