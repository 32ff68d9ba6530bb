package foyer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desktop's own folder for downloads.
class UserDirectoriesTest {
    @TempDir private Path home;

    private void configure(String text) throws IOException {
        Files.createDirectories(home.resolve(".config"));
        Files.writeString(home.resolve(".config/user-dirs.dirs"), text);
    }

    private Path downloads(Map<String, String> environment) {
        return UserDirectories.downloads(home, environment::get);
    }

    @Test
    void downloadsGoToTheDesktopsOwnFolder() throws IOException {
        configure(
                """
                # This file is written by xdg-user-dirs-update
                XDG_DESKTOP_DIR="$HOME/Desktop"
                #XDG_DOWNLOAD_DIR="$HOME/Old"
                XDG_DOWNLOAD_DIR="$HOME/Unduhan"
                XDG_MUSIC_DIR="$HOME/Musik"
                """);
        assertEquals(home.resolve("Unduhan"), downloads(Map.of()));
    }

    @Test
    void absoluteAndQuotedPathsAreRead() throws IOException {
        configure("  XDG_DOWNLOAD_DIR = \"/data/My \\\"own\\\" files\"\n");
        assertEquals(Path.of("/data/My \"own\" files"), downloads(Map.of()));
    }

    @Test
    void environmentComesFirst() throws IOException {
        configure("XDG_DOWNLOAD_DIR=\"$HOME/Unduhan\"\n");
        assertEquals(Path.of("/srv/in"), downloads(Map.of("XDG_DOWNLOAD_DIR", "/srv/in")));
        Path config = Files.createDirectories(home.resolve("other"));
        Files.writeString(config.resolve("user-dirs.dirs"), "XDG_DOWNLOAD_DIR=\"$HOME/下载\"\n");
        assertEquals(home.resolve("下载"), downloads(Map.of("XDG_CONFIG_HOME", config.toString())));
    }

    @Test
    void otherwiseDownloadsGoToDownloads() throws IOException {
        Path usual = home.resolve("Downloads");
        assertEquals(usual, downloads(Map.of()));
        for (String line :
                new String[] {
                    "", "\"$HOME/\"", "\"$HOME\"", "\"relative\"", "\"~/x\"", "unquoted", "\"\""
                }) {
            configure("XDG_DOWNLOAD_DIR=" + line + "\n");
            assertEquals(usual, downloads(Map.of()), line);
        }
        configure("\u0000\u0001 nonsense");
        assertEquals(usual, downloads(Map.of("XDG_DOWNLOAD_DIR", "")));
    }
}
