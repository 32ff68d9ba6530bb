package foyer.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketListener;
import org.java_websocket.framing.CloseFrame;
import org.jspecify.annotations.Nullable;

/// The library's half of a connection, with its worker thread protected against whatever is thrown
/// while bytes are read.
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

    void belongTo(ClientConnection connection) {
        this.connection = connection;
        draft.belongTo(connection);
    }

    ClientConnection connection() {
        return Objects.requireNonNull(connection);
    }

    /// Called by one worker, the same every time, with the handshake and what came with it.
    @Override
    public void decode(ByteBuffer bytes) {
        ClientConnection of = connection();
        read(bytes, of);
        of.handOver(handshakeBuffer == null || of.isFinishing());
    }

    private void read(ByteBuffer bytes, ClientConnection of) {
        try {
            HandshakeBuffer gathering = handshakeBuffer;
            if (gathering != null) {
                ByteBuffer whole = of.isFinishing() ? null : gathering.take(bytes);
                if (whole == null) {
                    return;
                }
                handshakeBuffer = null;
                byte[] page = handshakePolicy.pageFor(whole);
                if (page != null) {
                    of.respondWithPage(page);
                    return;
                }
                super.decode(whole);
                if (!isOpen() && !of.isFinishing()) {
                    of.abort();
                }
            }
            if (bytes.hasRemaining() && !of.isFinishing()) {
                super.decode(bytes);
            }
        } catch (ProtocolViolationException e) {
            of.abort();
        } catch (Throwable e) {
            of.closeAfterFault(e);
        }
    }

    /// Whether the library turned the handshake down.
    boolean isRefused() {
        return super.isFlushAndClose();
    }

    /// The library would close as soon as its own queue is empty; ours may not be.
    @Override
    public boolean isFlushAndClose() {
        return false;
    }

    void end() {
        closeConnection(CloseFrame.ABNORMAL_CLOSE, "");
    }
}
