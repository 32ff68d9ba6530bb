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

/// SQLite's write-ahead log: how long it gets, and when what is in it is carried into the file. One
/// thread.
final class WalCheckpointer {
    /// The log is this long from the start. To make a file longer costs a system nearly as much as
    /// to keep what is in it, and would be done for every batch.
    static final int BYTES = 4 << 20;

    /// So many batches of a usual size fit.
    private static final int BATCHES = 300;

    private static final long SPARE = 100L * BYTES;
    private static final Logger LOG = LoggerFactory.getLogger(WalCheckpointer.class);

    private final PreparedStatement carry;
    private int batches;

    WalCheckpointer(Connection connection) throws SQLException {
        carry = connection.prepareStatement("pragma wal_checkpoint(passive)");
    }

    /// Puts zeros behind what is in the log, which mean nothing to SQLite. Where that fails, the
    /// log grows as it always did.
    static void lengthen(Path log) {
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            long length = file.size();
            if (length < BYTES && Files.getFileStore(log).getUsableSpace() > SPARE) {
                var zeros = ByteBuffer.allocate((int) (BYTES - length));
                while (zeros.hasRemaining()) {
                    file.write(zeros, length + zeros.position());
                }
                file.force(true);
            }
        } catch (IOException e) {
            LOG.debug("the write-ahead log is left as it is", e);
        }
    }

    void written() {
        batches++;
    }

    /// Carries what is in the log into the file if it is time for that, so that the log begins anew
    /// before it must grow. Takes some milliseconds then, else nothing.
    void tidy() {
        if (batches < BATCHES) {
            return;
        }
        batches = 0;
        try (ResultSet row = carry.executeQuery()) {
            LOG.trace("carried: {}", row.next());
        } catch (SQLException e) {
            // it is all in the log still, and is tried again
            LOG.debug("nothing was carried into the file", e);
        }
    }
}
