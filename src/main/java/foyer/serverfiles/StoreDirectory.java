package foyer.serverfiles;

import foyer.serverfiles.StorageUsage.Owner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files in the folder: read once, and from then on known without asking the disk. Whatever
/// else is in it is left alone. One thread.
final class StoreDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDirectory.class);

    private final Path folder;

    /// The entries and who is charged for them.
    final StorageUsage usage = new StorageUsage();

    /// @param folder created if it does not exist
    StoreDirectory(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                StoredFile storedFile = StoredFile.of(path);
                if (storedFile != null && Files.isRegularFile(path)) {
                    restore(storedFile, path);
                }
            }
        }
    }

    private void restore(StoredFile storedFile, Path path) throws IOException {
        long bytes = Files.size(path);
        switch (storedFile) {
            case StoredFile.Partial(String file, String member, _) -> {
                if (bytes == 0 || usage.partial(file, member) != null) {
                    Files.delete(path);
                } else {
                    usage.put(storedFile, new Owner(member, ""), bytes);
                }
            }
            case StoredFile.Claim claim -> usage.put(claim, new Owner(claim.member(), ""), 0);
            case StoredFile.Complete _ -> usage.put(storedFile, Owner.UNKNOWN, bytes);
        }
    }

    Path path(StoredFile storedFile) {
        return folder.resolve(storedFile.name());
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
    void add(StoredFile storedFile, Owner owner) throws IOException {
        Files.write(path(storedFile), new byte[0]);
        usage.put(storedFile, owner, 0);
    }

    /// Turns a finished upload into a complete file with a claim of its member.
    void complete(StoredFile.Partial partial) throws IOException {
        Owner owner = usage.owner(partial);
        add(new StoredFile.Claim(partial.file(), partial.member()), owner);
        var complete = new StoredFile.Complete(partial.file());
        Files.move(
                path(partial),
                path(complete),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        usage.remove(partial);
        if (!usage.have(complete)) {
            usage.put(complete, owner, partial.bytes());
        }
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
        if (usage.remove(storedFile)) {
            try {
                Files.deleteIfExists(path(storedFile));
            } catch (IOException e) {
                LOG.warn("cannot delete a file: {}", e.toString());
            }
        }
    }
}
