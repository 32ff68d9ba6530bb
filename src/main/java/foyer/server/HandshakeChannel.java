package foyer.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.java_websocket.WrappedByteChannel;

/// What the library takes for the socket: it may read the handshake from it, and what it wants to
/// write goes the way of everything else. The library's selector reads; any thread may close.
final class HandshakeChannel implements WrappedByteChannel {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ConnectionChannel connectionChannel;
    private final Runnable atEnd;

    /// @param key the library's
    /// @param atEnd run when the socket was closed, perhaps more than once
    HandshakeChannel(
            SocketChannel channel,
            SelectionKey key,
            ConnectionChannel connectionChannel,
            Runnable atEnd) {
        this.channel = channel;
        this.key = key;
        this.connectionChannel = connectionChannel;
        this.atEnd = atEnd;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            int count = connectionChannel.transport().read(into);
            if (count > 0) {
                connectionChannel.markReceived();
                // no more until this was looked at: after the handshake, another thread reads
                key.interestOps(0);
            }
            return count;
        } catch (RuntimeException | OutOfMemoryError e) {
            // either of them would end the selector, and with it the server
            throw new IOException(e);
        }
    }

    /// Everything leaves through the [ConnectionChannel]; `bytes` are of the library's queue and
    /// stay there as far as it can see.
    @Override
    public int write(ByteBuffer bytes) {
        connectionChannel.takeLibraryOutput();
        return 0;
    }

    /// Always, so that the library leaves the key's interest alone; [ConnectionChannel] knows it
    /// better.
    @Override
    public boolean isNeedWrite() {
        return true;
    }

    @Override
    public void writeMore() {
        connectionChannel.takeLibraryOutput();
    }

    @Override
    public boolean isNeedRead() {
        return false;
    }

    @Override
    public int readMore(ByteBuffer into) {
        return 0;
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
