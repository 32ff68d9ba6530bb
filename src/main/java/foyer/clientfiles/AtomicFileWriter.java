package foyer.clientfiles;

import foyer.protocol.FileNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes a file that has its name only when all of it is on disk: until then it ends in `.part`,
/// and where it cannot be finished, nothing of it is left. Any thread that may wait.
public final class AtomicFileWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AtomicFileWriter.class);

    /// Who has less than that has a full disk.
    private static final long SCARCELY = 64 * 1024;

    private AtomicFileWriter() {}

    /// The disk has no room for it.
    public static final class DiskFullException extends IOException {
        private static final long serialVersionUID = 1L;

        DiskFullException(IOException why) {
            super("the disk is full", why);
        }
    }

    /// What writes it.
    public interface Writing {
        /// Writes all of it.
        ///
        /// @param part is there, and empty
        void into(Path part) throws IOException;
    }

    /// What another file holds.
    public static Writing copyOf(Path from) {
        return part -> {
            // copied by Files alone it would be gone before anybody could tell why
            try (var out = Files.newOutputStream(part)) {
                Files.copy(from, out);
            }
        };
    }

    /// In the place of whatever is there.
    public static Path at(Path to, Writing writing) throws IOException {
        if (Files.isDirectory(to)) {
            throw new IOException(to.getFileName() + " is a folder");
        }
        Path part = part(to, writing);
        try {
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
            return to;
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /// In a folder, beside whatever is there.
    ///
    /// @param folder made if it is not there
    /// @param name a safe one; see [FileNames]
    public static Path beside(Path folder, String name, Writing writing) throws IOException {
        Files.createDirectories(folder);
        Path part = part(folder.resolve(name), writing);
        Path to = part;
        try {
            // an empty one takes the name, so that nobody else does
            to = free(folder, name);
            return Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            Files.deleteIfExists(to);
            throw e;
        }
    }

    private static Path part(Path to, Writing writing) throws IOException {
        Path folder = to.toAbsolutePath().getParent();
        Path part = free(folder == null ? to.toAbsolutePath() : folder, to.getFileName() + ".part");
        write(part, writing);
        return part;
    }

    /// Fills a file that is there; if that cannot be done, it is not there any more.
    static void write(Path file, Writing writing) throws IOException {
        boolean whole = false;
        try {
            writing.into(file);
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            whole = true;
        } catch (IOException e) {
            throw asFull(file, e);
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /// What went wrong in a place, as [DiskFullException] if it is that.
    static IOException asFull(Path place, IOException why) {
        try {
            return Files.getFileStore(place).getUsableSpace() < SCARCELY
                    ? new DiskFullException(why)
                    : why;
        } catch (IOException e) {
            LOG.debug("the disk does not tell how much room it has", e);
            return why;
        }
    }

    private static Path free(Path folder, String name) throws IOException {
        for (int number = 1; ; number++) {
            Path path = folder.resolve(number == 1 ? name : FileNames.numbered(name, number));
            try {
                return Files.createFile(path);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("the name is taken, the next one is tried", e);
            }
        }
    }

    /// A folder of a name that nothing has yet.
    public static Path folder(Path in, String name) throws IOException {
        for (int number = 1; ; number++) {
            Path path = in.resolve(number == 1 ? name : FileNames.numbered(name, number));
            try {
                return Files.createDirectory(path);
            } catch (FileAlreadyExistsException e) {
                LOG.debug("the name is taken, the next one is tried", e);
            }
        }
    }
}
