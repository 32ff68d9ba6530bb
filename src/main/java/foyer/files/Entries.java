package foyer.files;

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
final class Entries {
    private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

    private final Path folder;

    /// How many bytes each takes, or will.
    private final Map<Entry, Long> all = new HashMap<>();

    /// @param folder made if it is not there
    Entries(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                Entry entry = Entry.of(path);
                if (entry != null && Files.isRegularFile(path)) {
                    all.put(entry, size(entry));
                }
            }
        }
    }

    private long size(Entry entry) throws IOException {
        return switch (entry) {
            case Entry.Part part -> part.bytes();
            case Entry.Held _ -> 0;
            case Entry.Whole _ -> Files.size(path(entry));
        };
    }

    Path path(Entry entry) {
        return folder.resolve(entry.name());
    }

    boolean have(Entry entry) {
        return all.containsKey(entry);
    }

    /// All of one kind, as they are now.
    <E extends Entry> List<E> of(Class<E> kind) {
        return all.keySet().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// How many bytes it takes, or will; 0 if it is not here.
    long bytes(Entry entry) {
        return all.getOrDefault(entry, 0L);
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
    long changed(Entry entry) {
        try {
            return Files.getLastModifiedTime(path(entry)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /// Makes one of which nothing is here yet.
    void add(Entry entry) throws IOException {
        Files.write(path(entry), new byte[0]);
        all.put(entry, size(entry));
    }

    /// All of a part is on disk: from now on it is the file itself, held by its member.
    void complete(Entry.Part part) throws IOException {
        add(new Entry.Held(part.file(), part.member()));
        var whole = new Entry.Whole(part.file());
        Files.move(
                path(part),
                path(whole),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        all.remove(part);
        all.put(whole, part.bytes());
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
    void remove(Entry entry) {
        if (all.remove(entry) != null) {
            try {
                Files.deleteIfExists(path(entry));
            } catch (IOException e) {
                LOG.warn("a file could not be deleted: {}", e.toString());
            }
        }
    }
}
