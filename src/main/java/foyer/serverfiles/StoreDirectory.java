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

    /// How many bytes each takes, or will.
    private final Map<StoredFile, Long> all = new HashMap<>();

    /// @param folder made if it is not there
    StoreDirectory(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                StoredFile storedFile = StoredFile.of(path);
                if (storedFile != null && Files.isRegularFile(path)) {
                    all.put(storedFile, size(storedFile));
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
        return all.containsKey(storedFile);
    }

    /// All of one kind, as they are now.
    <E extends StoredFile> List<E> of(Class<E> kind) {
        return all.keySet().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// How many bytes it takes, or will; 0 if it is not here.
    long bytes(StoredFile storedFile) {
        return all.getOrDefault(storedFile, 0L);
    }

    /// The same of all together.
    long bytes() {
        return all.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How much the disk has left.
    long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    /// When something was last written into it; 0 if that cannot be told.
    long changed(StoredFile storedFile) {
        try {
            return Files.getLastModifiedTime(path(storedFile)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /// Makes one of which nothing is here yet.
    void add(StoredFile storedFile) throws IOException {
        Files.write(path(storedFile), new byte[0]);
        all.put(storedFile, size(storedFile));
    }

    /// All of a part is on disk: from now on it is the file itself, held by its member.
    void complete(StoredFile.Partial partial) throws IOException {
        add(new StoredFile.Claim(partial.file(), partial.member()));
        var complete = new StoredFile.Complete(partial.file());
        Files.move(
                path(partial),
                path(complete),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        all.remove(partial);
        all.put(complete, partial.bytes());
        sync();
    }

    /// Has the names on disk, too; Windows has no way to do that, and no need.
    private void sync() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// What cannot be removed now is found again at the next start.
    void remove(StoredFile storedFile) {
        if (all.remove(storedFile) != null) {
            try {
                Files.deleteIfExists(path(storedFile));
            } catch (IOException e) {
                LOG.warn("a file could not be deleted: {}", e.toString());
            }
        }
    }
}
