package foyer.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.java_websocket.WrappedByteChannel;

/// The channel the library sees. The library reads the handshake from it; its output goes through
/// the outbox like all other. The library's selector thread reads; any thread may close.
final class HandshakeChannel implements WrappedByteChannel {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ConnectionChannel connectionChannel;
    private final Runnable onClose;

    /// @param key the library's key
    /// @param onClose run after the socket is closed, possibly more than once
    HandshakeChannel(
            SocketChannel channel,
            SelectionKey key,
            ConnectionChannel connectionChannel,
            Runnable onClose) {
        this.channel = channel;
        this.key = key;
        this.connectionChannel = connectionChannel;
        this.onClose = onClose;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            int count = connectionChannel.transport().read(into);
            if (count > 0) {
                connectionChannel.markReceived();
                // pause until these bytes are handled: after the handshake another thread reads
                key.interestOps(0);
            }
            return count;
        } catch (RuntimeException | OutOfMemoryError e) {
            // either would end the selector thread, and with it the server
            throw new IOException(e);
        }
    }

    /// Moves the library's whole queue to the [ConnectionChannel]. Reports nothing as written,
    /// because `bytes` belongs to that queue.
    @Override
    public int write(ByteBuffer bytes) {
        connectionChannel.takeLibraryOutput();
        return 0;
    }

    /// Always true, so that the library does not change the key's interest, which
    /// [ConnectionChannel] manages.
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
            onClose.run();
        }
    }
}
