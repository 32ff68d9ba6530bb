package foyer.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketListener;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/// The library's part of a connection. Catches everything thrown while bytes are read, because it
/// would end the library's worker thread.
final class GuardedSocket extends WebSocketImpl {
    private final GuardedDraft draft;
    private final HandshakePolicy handshakePolicy;
    private volatile @Nullable ClientConnection connection;
    private @Nullable HandshakeBuffer handshakeBuffer = new HandshakeBuffer();

    GuardedSocket(WebSocketListener listener, HandshakePolicy handshakePolicy) {
        this(listener, handshakePolicy, new GuardedDraft(handshakePolicy));
    }

    private GuardedSocket(
            WebSocketListener listener, HandshakePolicy handshakePolicy, GuardedDraft draft) {
        super(listener, List.of(draft));
        this.handshakePolicy = handshakePolicy;
        this.draft = draft;
    }

    void attach(ClientConnection connection) {
        this.connection = connection;
        draft.attach(connection);
    }

    ClientConnection connection() {
        return Objects.requireNonNull(connection);
    }

    /// Called with the handshake and the bytes that arrived with it, always by the same library
    /// worker.
    @Override
    public void decode(ByteBuffer bytes) {
        ClientConnection current = connection();
        read(bytes, current);
        current.handOver(handshakeBuffer == null || current.isFinishing());
    }

    private void read(ByteBuffer bytes, ClientConnection connection) {
        try {
            HandshakeBuffer buffer = handshakeBuffer;
            if (buffer != null) {
                ByteBuffer head = connection.isFinishing() ? null : buffer.take(bytes);
                if (head == null) {
                    return;
                }
                handshakeBuffer = null;
                byte[] page = handshakePolicy.pageFor(head);
                if (page != null) {
                    connection.respondWithPage(page);
                    return;
                }
                super.decode(head);
                if (!isOpen() && !connection.isFinishing()) {
                    connection.abort();
                }
            }
            if (bytes.hasRemaining() && !connection.isFinishing()) {
                super.decode(bytes);
            }
        } catch (ProtocolViolationException e) {
            connection.abort();
        } catch (Throwable e) {
            connection.closeAfterFault(e);
        }
    }

    /// Whether the library rejected the handshake.
    boolean isRefused() {
        return super.isFlushAndClose();
    }

    /// Always false: the library would close the socket while the outbox still holds frames.
    @Override
    public boolean isFlushAndClose() {
        return false;
    }

    void end() {
        closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
    }
}
