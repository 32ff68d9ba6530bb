package foyer.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders for data and downloads that each operating system prescribes.
public final class AppFolders {
    private static final Logger LOG = LoggerFactory.getLogger(AppFolders.class);
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");
    private static final List<String> OWN_FILES =
            List.of("history.db", "identity.p12", "settings.json", "memory.db");

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
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        boolean isLinux = !system.contains("win") && !system.contains("mac");
        return isLinux
                ? UserDirectories.downloads(home, System::getenv)
                : home.resolve("Downloads");
    }

    /// Creates a folder that only its owner may open. Closes one that exists to others if it is
    /// Foyer's: empty, or with files of Foyer. Leaves any other as it is.
    public static void make(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder);
            return;
        }
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else if (!Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)
                && isFoyers(folder)
                && Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
            LOG.info("closing {} to other users of this computer", folder);
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    private static boolean isFoyers(Path folder) throws IOException {
        if (OWN_FILES.stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static Path from(String variable, Path fallback) {
        String value = System.getenv(variable);
        return value == null || value.isBlank() ? fallback : Path.of(value);
    }
}
