package foyer.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders that a Linux desktop keeps for the user, in their language: `user-dirs.dirs` of the
/// program xdg-user-dirs. Pure functions.
final class UserDirectories {
    private static final Logger LOG = LoggerFactory.getLogger(UserDirectories.class);
    private static final int MAX_BYTES = 64 * 1024;
    private static final String DOWNLOAD = "XDG_DOWNLOAD_DIR";
    private static final Pattern DOWNLOAD_LINE =
            Pattern.compile(
                    "^\\s*" + DOWNLOAD + "\\s*=\\s*\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.MULTILINE);

    private UserDirectories() {}

    /// The folder for downloads. It may not exist yet.
    ///
    /// @param variable finds an environment variable; null if there is none
    static Path downloads(Path home, UnaryOperator<@Nullable String> variable) {
        Path named = path(home, variable.apply(DOWNLOAD));
        if (named == null) {
            Path config = path(home, variable.apply("XDG_CONFIG_HOME"));
            named = path(home, configured(config == null ? home.resolve(".config") : config));
        }
        // a folder that the user does not want is the home folder in that file
        return named == null || named.equals(home) ? home.resolve("Downloads") : named;
    }

    private static @Nullable String configured(Path config) {
        Path file = config.resolve("user-dirs.dirs");
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (var in = Files.newInputStream(file)) {
            Matcher line =
                    DOWNLOAD_LINE.matcher(
                            new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            return line.find() ? line.group(1).replaceAll("\\\\(.)", "$1") : null;
        } catch (IOException e) {
            LOG.info("the desktop's folders are not known: {}", e.toString());
            return null;
        }
    }

    /// An absolute path, or one in the home folder; null for any other.
    private static @Nullable Path path(Path home, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            boolean inHome = text.equals("$HOME") || text.startsWith("$HOME/");
            Path path =
                    inHome
                            ? home.resolve(text.substring(Math.min(text.length(), 6)))
                            : Path.of(text);
            return path.isAbsolute() ? path.normalize() : null;
        } catch (InvalidPathException e) {
            LOG.info("the desktop's folder has no valid path: {}", e.getMessage());
            return null;
        }
    }
}
