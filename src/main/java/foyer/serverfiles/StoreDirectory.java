package foyer.serverfiles;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What lies in the folder: read once, and from then on known without asking the disk. Whatever
/// else is in it is left alone. One thread.
final class StoreDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDirectory.class);

    private final Path folder;

    /// The bytes of each on the disk.
    private final Map<StoredFile, Long> sizes = new HashMap<>();

    /// The unfinished uploads, the one that has waited longest for data first.
    private final SequencedMap<UploadKey, StoredFile.Partial> partials = new LinkedHashMap<>();

    private long bytes;

    private record UploadKey(String file, String member) {
        static UploadKey of(StoredFile.Partial partial) {
            return new UploadKey(partial.file(), partial.member());
        }
    }

    /// @param folder created if it does not exist
    StoreDirectory(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                StoredFile storedFile = StoredFile.of(path);
                if (storedFile != null && Files.isRegularFile(path)) {
                    setSize(storedFile, Files.size(path));
                }
            }
        }
    }

    /// Notes how many bytes of a file are on the disk.
    void setSize(StoredFile storedFile, long size) {
        Long old = sizes.put(storedFile, size);
        bytes += size - (old == null ? 0 : old);
        if (storedFile instanceof StoredFile.Partial partial) {
            partials.putLast(UploadKey.of(partial), partial);
        }
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

    /// The bytes of a file on the disk; 0 if the store does not have it.
    long bytes(StoredFile storedFile) {
        return sizes.getOrDefault(storedFile, 0L);
    }

    /// The bytes of all files on the disk.
    long bytes() {
        return bytes;
    }

    /// How many files there are, unfinished and empty ones too.
    int count() {
        return sizes.size();
    }

    /// A member's unfinished upload of a file, or null if there is none.
    StoredFile.@Nullable Partial partial(String file, String member) {
        return partials.get(new UploadKey(file, member));
    }

    /// All unfinished uploads, the one that has waited longest for data first.
    SequencedCollection<StoredFile.Partial> partials() {
        return partials.sequencedValues();
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
        setSize(storedFile, 0);
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
        forget(partial);
        setSize(complete, partial.bytes());
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
        if (forget(storedFile)) {
            try {
                Files.deleteIfExists(path(storedFile));
            } catch (IOException e) {
                LOG.warn("cannot delete a file: {}", e.toString());
            }
        }
    }

    private boolean forget(StoredFile storedFile) {
        Long size = sizes.remove(storedFile);
        if (size == null) {
            return false;
        }
        bytes -= size;
        if (storedFile instanceof StoredFile.Partial partial) {
            partials.remove(UploadKey.of(partial), partial);
        }
        return true;
    }
}
