package foyer.bench;

import foyer.testing.TrustAll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/// A client's half of TLS, on one thread for all clients. It trusts anybody and resumes nothing, as
/// Foyer's own client makes a new handshake each time.
final class TlsClientTransport implements ClientTransport {
    private static final SSLContext CONTEXT = TrustAll.context();
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private static final ByteBuffer RECEIVED = ByteBuffer.allocate(128 * 1024);
    private static final ByteBuffer SENT = ByteBuffer.allocate(64 * 1024);

    private final ClientTransport.Plain socket;
    private final SSLEngine engine = CONTEXT.createSSLEngine();
    private final ByteArrayOutputStream early = new ByteArrayOutputStream();
    private byte[] cut = {};
    private boolean begun;
    private boolean shaken;

    TlsClientTransport(SocketChannel channel) {
        socket = new ClientTransport.Plain(channel);
        engine.setUseClientMode(true);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (shaken) {
            encrypt(ByteBuffer.wrap(bytes));
            return;
        }
        early.writeBytes(bytes);
        if (!begun) {
            begun = true;
            engine.beginHandshake();
            encrypt(EMPTY);
        }
    }

    private void encrypt(ByteBuffer bytes) throws IOException {
        do {
            engine.wrap(bytes, SENT.clear());
            SENT.flip();
            byte[] wire = new byte[SENT.remaining()];
            SENT.get(wire);
            socket.write(wire);
        } while (bytes.hasRemaining());
    }

    /// `into` must have place for more than is read at once.
    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = socket.read(RECEIVED.clear().put(cut));
        if (count < 0) {
            return -1;
        }
        int start = into.position();
        RECEIVED.flip();
        SSLEngineResult.Status status = SSLEngineResult.Status.OK;
        while (RECEIVED.hasRemaining() && status == SSLEngineResult.Status.OK) {
            status = engine.unwrap(RECEIVED, into).getStatus();
            shake();
        }
        cut = RECEIVED.hasRemaining() ? new byte[RECEIVED.remaining()] : new byte[0];
        RECEIVED.get(cut);
        return status == SSLEngineResult.Status.CLOSED && into.position() == start
                ? -1
                : into.position() - start;
    }

    private void shake() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> encrypt(EMPTY);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED -> {
                    return;
                }
                case NOT_HANDSHAKING -> {
                    if (!shaken) {
                        shaken = true;
                        encrypt(ByteBuffer.wrap(early.toByteArray()));
                    }
                    return;
                }
            }
        }
    }
}
