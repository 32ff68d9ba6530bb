package foyer.model;

import foyer.clientfiles.LocalFiles.FileStamp;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file that the user has chosen for the next message. Immutable.
///
/// @param n one of the member's numbers, which identifies it
/// @param name the name that others see
/// @param problem what is wrong with it; empty if nothing is
public record DraftAttachment(long n, String name, Content content, String problem) {
    /// Where the content is. Only a checked file can be sent.
    public sealed interface Content {}

    /// Pasted content that the disk has not taken yet.
    public record InMemory(Supplier<byte[]> bytes) implements Content {}

    /// A file that has not been looked at since the restart, or could not be read.
    public record Unchecked(Path path) implements Content {}

    /// A file as it was when it was chosen, or after the restart.
    public record Checked(Path path, FileStamp stamp) implements Content {}

    DraftAttachment(long n, String name, Content content) {
        this(n, name, content, "");
    }

    /// Null if the content is not on disk.
    public @Nullable Path path() {
        return switch (content) {
            case InMemory _ -> null;
            case Unchecked(Path path) -> path;
            case Checked(Path path, _) -> path;
        };
    }

    /// Null if the file is not checked.
    public @Nullable FileStamp stamp() {
        return content instanceof Checked checked ? checked.stamp() : null;
    }

    DraftAttachment with(Content other, String newProblem) {
        return new DraftAttachment(n, name, other, newProblem);
    }
}
