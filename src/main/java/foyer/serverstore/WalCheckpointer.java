package foyer.serverstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Controls the size of SQLite's write-ahead log, and when it is checkpointed. One thread.
final class WalCheckpointer {
    /// The initial size of the log. Extending the file with every batch would nearly double the
    /// cost of a commit.
    static final int INITIAL_BYTES = 4 << 20;

    /// The number of typical batches that fit.
    private static final int BATCHES = 300;

    private static final long MIN_FREE_BYTES = 100L * INITIAL_BYTES;
    private static final Logger LOG = LoggerFactory.getLogger(WalCheckpointer.class);

    private final PreparedStatement checkpoint;
    private int batches;

    WalCheckpointer(Connection connection) throws SQLException {
        checkpoint = connection.prepareStatement("pragma wal_checkpoint(passive)");
    }

    /// Appends zeros to the log, which SQLite ignores. If that fails, the log grows with each
    /// batch.
    static void lengthen(Path log) {
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            long length = file.size();
            if (length < INITIAL_BYTES
                    && Files.getFileStore(log).getUsableSpace() > MIN_FREE_BYTES) {
                var zeros = ByteBuffer.allocate((int) (INITIAL_BYTES - length));
                while (zeros.hasRemaining()) {
                    file.write(zeros, length + zeros.position());
                }
                file.force(true);
            }
        } catch (IOException e) {
            LOG.debug("cannot extend the write-ahead log", e);
        }
    }

    void countBatch() {
        batches++;
    }

    /// Checkpoints the log before it must grow. Takes some milliseconds if due.
    void checkpointIfDue() {
        if (batches < BATCHES) {
            return;
        }
        batches = 0;
        try (ResultSet row = checkpoint.executeQuery()) {
            LOG.trace("checkpointed: {}", row.next());
        } catch (SQLException e) {
            // the log keeps everything until the next attempt
            LOG.debug("checkpoint failed", e);
        }
    }
}
