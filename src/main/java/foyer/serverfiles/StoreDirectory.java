package foyer.serverfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What lies in the folder: read once, and from then on known without asking the disk. Whatever
/// else is in it is left alone. One thread.
final class StoreDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDirectory.class);

    private final Path folder;

    /// The size of each, when complete.
    private final Map<StoredFile, Long> sizes = new HashMap<>();

    /// @param folder created if it does not exist
    StoreDirectory(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                StoredFile storedFile = StoredFile.of(path);
                if (storedFile != null && Files.isRegularFile(path)) {
                    sizes.put(storedFile, size(storedFile));
                }
            }
        }
    }

    private long size(StoredFile storedFile) throws IOException {
        return switch (storedFile) {
            case StoredFile.Partial partial -> partial.bytes();
            case StoredFile.Claim _ -> 0;
            case StoredFile.Complete _ -> Files.size(path(storedFile));
        };
    }

    Path path(StoredFile storedFile) {
        return folder.resolve(storedFile.name());
    }

    boolean have(StoredFile storedFile) {
        return sizes.containsKey(storedFile);
    }

    /// A snapshot of all of one kind.
    <E extends StoredFile> List<E> of(Class<E> kind) {
        return sizes.keySet().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The size of the file when complete; 0 if the store does not have it.
    long bytes(StoredFile storedFile) {
        return sizes.getOrDefault(storedFile, 0L);
    }

    /// The size of all files when complete.
    long bytes() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How much the disk has left.
    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// The time of the last write, in milliseconds since 1970; 0 if unknown.
    long changed(StoredFile storedFile) {
        try {
            return Files.getLastModifiedTime(path(storedFile)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /// Creates an empty file.
    void add(StoredFile storedFile) throws IOException {
        Files.write(path(storedFile), new byte[0]);
        sizes.put(storedFile, size(storedFile));
    }

    /// Turns a finished upload into a complete file with a claim of its member.
    void complete(StoredFile.Partial partial) throws IOException {
        add(new StoredFile.Claim(partial.file(), partial.member()));
        var complete = new StoredFile.Complete(partial.file());
        Files.move(
                path(partial),
                path(complete),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        sizes.remove(partial);
        sizes.put(complete, partial.bytes());
        sync();
    }

    /// Flushes the directory. Windows neither can nor needs to.
    private void sync() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Removes a file; one that cannot be deleted is found again at the next start.
    void remove(StoredFile storedFile) {
        if (sizes.remove(storedFile) != null) {
            try {
                Files.deleteIfExists(path(storedFile));
            } catch (IOException e) {
                LOG.warn("cannot delete a file: {}", e.toString());
            }
        }
    }
}
