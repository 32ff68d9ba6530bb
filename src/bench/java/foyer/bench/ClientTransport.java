package foyer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Transports the bytes of a client. One thread.
interface ClientTransport {
    /// Returns the number of bytes; 0 if there are none yet, -1 at the end.
    int read(ByteBuffer target) throws IOException;

    /// Writes all bytes.
    void write(byte[] bytes) throws IOException;

    /// The bytes of the socket, unencrypted.
    record Plain(SocketChannel channel) implements ClientTransport {
        @Override
        public int read(ByteBuffer target) throws IOException {
            return channel.read(target);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            ByteBuffer remaining = ByteBuffer.wrap(bytes);
            while (remaining.hasRemaining()) {
                channel.write(remaining);
            }
        }
    }
}
