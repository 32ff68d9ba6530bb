package foyer.server;

import java.io.IOException;
import java.nio.ByteBuffer;

/// What lies between a connection and its socket: nothing, or encryption. One thread reads, the
/// loop writes.
interface Transport {
    /// As a channel's: what came, 0 for nothing now, -1 for the end.
    int read(ByteBuffer into) throws IOException;

    /// Whether there is more to read than the socket shows.
    boolean hasMore();

    /// Takes what it can.
    ///
    /// @return how many bytes were taken
    int write(ByteBuffer bytes) throws IOException;

    /// Pushes out what was taken before.
    ///
    /// @return whether all of it has left
    boolean drain() throws IOException;

    /// Tells the other side that nothing more comes.
    void finish() throws IOException;
}
