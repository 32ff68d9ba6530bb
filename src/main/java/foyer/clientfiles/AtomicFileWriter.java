package foyer.clientfiles;

import foyer.protocol.FileNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a file that gets its name only when it is complete and on disk. Until then the name ends
/// in `.part`; if writing fails, nothing is left. Any thread that may block.
public final class AtomicFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFileWriter.class);

    /// A disk with less free space counts as full.
    private static final long MIN_FREE_BYTES = 64 * 1024;

    private AtomicFileWriter() {}

    /// Thrown if the disk is full.
    public static final class DiskFullException extends IOException {
        private static final long serialVersionUID = 1L;

        DiskFullException(IOException cause) {
            super("the disk is full", cause);
        }
    }

    /// Writes a file's content.
    public interface Content {
        /// Writes the content.
        ///
        /// @param file exists and is empty
        void writeTo(Path file) throws IOException;
    }

    /// The content of a file of another member, with the system's mark for downloads.
    public static Content markedCopyOf(Path from) {
        return part -> {
            copyOf(from).writeTo(part);
            DownloadMark.set(part);
        };
    }

    /// The content of another file.
    public static Content copyOf(Path from) {
        return part -> {
            // Files.copy to a path would delete it before the error can be examined
            try (var out = Files.newOutputStream(part)) {
                Files.copy(from, out);
            }
        };
    }

    /// Writes a file, and replaces the one there only when it is complete.
    public static Path replace(Path to, Content content) throws IOException {
        if (Files.isDirectory(to)) {
            throw new IOException(to.getFileName() + " is a folder");
        }
        Path part = part(to, content);
        try {
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
            return to;
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /// Writes a new file in a folder, with a number in its name if the name is taken. Only the user
    /// may open it.
    ///
    /// @param folder created if it does not exist, for the user only
    /// @param name a safe one; see [FileNames]
    public static Path create(Path folder, String name, Content content) throws IOException {
        FileAttribute<?>[] attributes = ownerOnly(folder, "rwx------");
        Files.createDirectories(folder, attributes);
        Path part = free(folder, name + ".part", ownerOnly(folder, "rw-------"));
        write(part, content);
        Path to = part;
        try {
            // an empty file reserves the name
            to = free(folder, name);
            return Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(to);
            throw e;
        }
    }

    private static Path part(Path to, Content content) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        Path part = free(folder == null ? to.toAbsolutePath() : folder, to.getFileName() + ".part");
        write(part, content);
        return part;
    }

    /// Writes to an existing file; deletes it if that fails.
    static void write(Path file, Content content) throws IOException {
        boolean complete = false;
        try {
            content.writeTo(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            complete = true;
        } catch (IOException e) {
            throw diagnose(file, e);
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// Turns an exception into a [DiskFullException] if the disk of this path is full.
    static IOException diagnose(Path path, IOException exception) {
        try {
            return Files.getFileStore(path).getUsableSpace() < MIN_FREE_BYTES
                    ? new DiskFullException(exception)
                    : exception;
        } catch (IOException e) {
            LOG.debug("the free space is unknown", e);
            return exception;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Path free(Path folder, String name, FileAttribute<?>... attributes)
            throws IOException {
        for (int number = 1; ; number++) {
            Path path = folder.resolve(number == 1 ? name : FileNames.numbered(name, number));
            try {
                return Files.createFile(path, attributes);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("the name is taken; trying the next", e);
            }
        }
    }

    /// Creates a folder, with a number in its name if the name is taken.
    public static Path createFolder(Path parent, String name) throws IOException {
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? name : FileNames.numbered(name, number));
            try {
                return Files.createDirectory(path);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("the name is taken; trying the next", e);
            }
        }
    }
}
