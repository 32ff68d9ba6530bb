package foyer.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// What a client's bytes go through. One thread.
interface ClientTransport {
    /// As a channel's: how many bytes came, 0 for none now, -1 for the end.
    int read(ByteBuffer into) throws IOException;

    /// Takes all of it.
    void write(byte[] bytes) throws IOException;

    /// The socket itself.
    record Plain(SocketChannel channel) implements ClientTransport {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }
}
