package foyer.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Reads and writes the bytes of one connection, plain or encrypted. One thread reads at a time;
/// the socket loop writes.
interface Transport {
    /// Reads available bytes.
    ///
    /// @return bytes read; 0 if nothing is available, -1 at the end
    int read(ByteBuffer into) throws IOException;

    /// Whether bytes can be read that the selector does not report.
    boolean hasMore();

    /// Writes without blocking.
    ///
    /// @return bytes accepted, perhaps fewer than offered
    int write(ByteBuffer bytes) throws IOException;

    /// Sends bytes that were accepted before.
    ///
    /// @return true if all have been sent
    boolean drain() throws IOException;

    /// Closes the output.
    void finish() throws IOException;
}
