package foyer.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.java_websocket.WrappedByteChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the library takes for the socket: it may read from it, and what it wants to write goes the
/// way of everything else. The selector reads; any thread may close.
final class Wire implements WrappedByteChannel {
    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final SocketChannel channel;
    private final Line line;
    private final Runnable atEnd;

    /// @param atEnd run when the socket was closed, perhaps more than once
    Wire(SocketChannel channel, Line line, Runnable atEnd) {
        this.channel = channel;
        this.line = line;
        this.atEnd = atEnd;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            int count = line.pipe().read(into);
            if (count > 0) {
                line.heard();
            }
            return count;
        } catch (RuntimeException | OutOfMemoryError e) {
            // either of them would end the selector, and with it the server
            throw new IOException(e);
        }
    }

    /// Everything leaves through the flusher; `bytes` are of the library's queue and stay there as
    /// far as it can see.
    @Override
    public int write(ByteBuffer bytes) {
        line.collect();
        return 0;
    }

    /// Always, so that the library leaves the key's interest alone; [Line] knows it better.
    @Override
    public boolean isNeedWrite() {
        return true;
    }

    @Override
    public void writeMore() {
        line.writable();
    }

    @Override
    public boolean isNeedRead() {
        return line.pipe().hasMore();
    }

    /// An exception would close the last socket the selector looked at, whoever's it is.
    @Override
    public int readMore(ByteBuffer into) {
        try {
            return read(into);
        } catch (IOException e) {
            LOG.debug("{} can no longer be read from", line.address(), e);
            return -1;
        }
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            atEnd.run();
        }
    }
}
