package foyer.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/// Where each system keeps what a program knows about its user.
public final class AppFolders {
    private AppFolders() {}

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

    /// Where people look for what they saved. It is made when something is.
    public static Path downloads() {
        return from(
                "XDG_DOWNLOAD_DIR", Path.of(System.getProperty("user.home")).resolve("Downloads"));
    }

    /// Makes a folder that only its owner may look into, if it is not there.
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

    private static Path from(String variable, Path otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
