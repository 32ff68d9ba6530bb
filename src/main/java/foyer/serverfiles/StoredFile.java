package foyer.serverfiles;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the name of something in the folder says it is. Values; any thread.
sealed interface StoredFile {
    Pattern NAME =
            Pattern.compile(
                    "([0-9a-f]{64})(?:\\.([a-z2-7]{16})\\.(?:held|([1-9][0-9]{0,15})\\.part))?");

    /// The file itself.
    String file();

    default String name() {
        return switch (this) {
            case Complete(String file) -> file;
            case Claim(String file, String member) -> file + "." + member + ".held";
            case Partial(String file, String member, long bytes) ->
                    file + "." + member + "." + bytes + ".part";
        };
    }

    /// A file, all of it.
    record Complete(String file) implements StoredFile {}

    /// That a member gave a file, and has not said it yet.
    record Claim(String file, String member) implements StoredFile {}

    /// A file on its way.
    record Partial(String file, String member, long bytes) implements StoredFile {}

    /// What something in the folder is; nothing if it is not ours.
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
