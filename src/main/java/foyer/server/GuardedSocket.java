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
    private final Gate gate;
    private volatile @Nullable Connection connection;
    private @Nullable Head head = new Head();

    GuardedSocket(WebSocketListener listener, Gate gate) {
        this(listener, gate, new GuardedDraft(gate));
    }

    private GuardedSocket(WebSocketListener listener, Gate gate, GuardedDraft draft) {
        super(listener, List.of(draft));
        this.gate = gate;
        this.draft = draft;
    }

    void belongTo(Connection connection) {
        this.connection = connection;
        draft.belongTo(connection);
    }

    Connection connection() {
        return Objects.requireNonNull(connection);
    }

    /// Called by one worker, the same every time, with the handshake and what came with it.
    @Override
    public void decode(ByteBuffer bytes) {
        Connection of = connection();
        read(bytes, of);
        of.handOver(head == null || of.isFinishing());
    }

    private void read(ByteBuffer bytes, Connection of) {
        try {
            Head gathering = head;
            if (gathering != null) {
                ByteBuffer whole = of.isFinishing() ? null : gathering.take(bytes);
                if (whole == null) {
                    return;
                }
                head = null;
                byte[] page = gate.page(whole);
                if (page != null) {
                    of.serve(page);
                    return;
                }
                super.decode(whole);
                if (!isOpen() && !of.isFinishing()) {
                    of.abandon();
                }
            }
            if (bytes.hasRemaining() && !of.isFinishing()) {
                super.decode(bytes);
            }
        } catch (Violation e) {
            of.abandon();
        } catch (Throwable e) {
            of.fault(e);
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
