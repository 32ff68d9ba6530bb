package foyer.serverstore;

import foyer.sqlite.FileQuarantine;
import foyer.sqlite.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Keeps a second server away from a history: by a lock on an empty file beside it, because the
/// history itself is open twice, for writing and for searching. Thread-safe.
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws SQLiteException busy, if another server has the lock
    static StoreLock take(Path file) throws IOException, SQLiteException {
        Path lock = FileQuarantine.sibling(file, "-lock");
        PrivateFile.create(lock);
        FileChannel channel =
                FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw busy();
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        if (!taken) {
            throw busy();
        }
        return new StoreLock(channel);
    }

    private static SQLiteException busy() {
        return new SQLiteException("another server has it open", SQLiteErrorCode.SQLITE_BUSY);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
