package foyer.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/// The folders for data and downloads that each operating system prescribes.
public final class AppFolders {
    private AppFolders() {}

    /// Default folder for settings and history.
    public static Path data() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("win")) {
            return from("APPDATA", home.resolve("AppData/Roaming")).resolve("Foyer");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Foyer");
        }
        return from("XDG_DATA_HOME", home.resolve(".local/share")).resolve("foyer");
    }

    /// Default folder for saved files. It may not exist yet.
    public static Path downloads() {
        return from(
                "XDG_DOWNLOAD_DIR", Path.of(System.getProperty("user.home")).resolve("Downloads"));
    }

    /// Creates a folder that only its owner may open, unless it exists.
    public static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static Path from(String variable, Path fallback) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? fallback : Path.of(value);
    }
}
