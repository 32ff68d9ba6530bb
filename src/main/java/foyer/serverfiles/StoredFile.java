package foyer.serverfiles;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file in the store's folder, known by its name. Immutable.
sealed interface StoredFile {
    Pattern NAME =
            Pattern.compile(
                    "([0-9a-f]{64})(?:\\.([a-z2-7]{16})\\.(?:held|([1-9][0-9]{0,15})\\.part))?");

    /// The SHA-256 of the shared file.
    String file();

    default String name() {
        return switch (this) {
            case Complete(String file) -> file;
            case Claim(String file, String member) -> file + "." + member + ".held";
            case Partial(String file, String member, long bytes) ->
                    file + "." + member + "." + bytes + ".part";
        };
    }

    /// A complete shared file.
    record Complete(String file) implements StoredFile {}

    /// An empty file: the member has uploaded the file, and not shared it in a message yet.
    record Claim(String file, String member) implements StoredFile {}

    /// An unfinished upload.
    record Partial(String file, String member, long bytes) implements StoredFile {}

    /// Parses a file name, or returns null if the file is not the store's.
    static @Nullable StoredFile of(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return null;
        }
        String file = name.group(1);
        if (name.group(2) == null) {
            return new Complete(file);
        }
        return name.group(3) == null
                ? new Claim(file, name.group(2))
                : new Partial(file, name.group(2), Long.parseLong(name.group(3)));
    }
}
