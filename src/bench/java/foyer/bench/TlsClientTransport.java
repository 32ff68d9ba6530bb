package foyer.bench;

import foyer.testing.TrustAll;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/// The client side of TLS, on one thread for all clients. Trusts any server and resumes no session,
/// as Foyer's client makes a full handshake each time.
final class TlsClientTransport implements ClientTransport {
    private static final SSLContext CONTEXT = TrustAll.context();
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);
    private static final ByteBuffer RECEIVED = ByteBuffer.allocate(128 * 1024);
    private static final ByteBuffer SENT = ByteBuffer.allocate(64 * 1024);

    private final ClientTransport.Plain socket;
    private final SSLEngine engine = CONTEXT.createSSLEngine();
    private final ByteArrayOutputStream beforeHandshake = new ByteArrayOutputStream();
    private byte[] incomplete = {};
    private boolean isStarted;
    private boolean isHandshakeDone;

    TlsClientTransport(SocketChannel channel) {
        socket = new ClientTransport.Plain(channel);
        engine.setUseClientMode(true);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (isHandshakeDone) {
            encrypt(ByteBuffer.wrap(bytes));
            return;
        }
        beforeHandshake.writeBytes(bytes);
        if (!isStarted) {
            isStarted = true;
            engine.beginHandshake();
            encrypt(EMPTY);
        }
    }

    private void encrypt(ByteBuffer bytes) throws IOException {
        do {
            engine.wrap(bytes, SENT.clear());
            SENT.flip();
            byte[] record = new byte[SENT.remaining()];
            SENT.get(record);
            socket.write(record);
        } while (bytes.hasRemaining());
    }

    /// Requires space in `target` for more than one read.
    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = socket.read(RECEIVED.clear().put(incomplete));
        if (count < 0) {
            return -1;
        }
        int start = target.position();
        RECEIVED.flip();
        SSLEngineResult.Status status = SSLEngineResult.Status.OK;
        while (RECEIVED.hasRemaining() && status == SSLEngineResult.Status.OK) {
            status = engine.unwrap(RECEIVED, target).getStatus();
            continueHandshake();
        }
        incomplete = RECEIVED.hasRemaining() ? new byte[RECEIVED.remaining()] : new byte[0];
        RECEIVED.get(incomplete);
        return status == SSLEngineResult.Status.CLOSED && target.position() == start
                ? -1
                : target.position() - start;
    }

    private void continueHandshake() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> encrypt(EMPTY);
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED -> {
                    return;
                }
                case NOT_HANDSHAKING -> {
                    if (!isHandshakeDone) {
                        isHandshakeDone = true;
                        encrypt(ByteBuffer.wrap(beforeHandshake.toByteArray()));
                    }
                    return;
                }
            }
        }
    }
}
