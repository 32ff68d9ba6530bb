package foyer.connection;

import foyer.protocol.Limits;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A WebSocket over a connected socket, for one attempt. Calls back on its reading thread.
final class SocketClient extends WebSocketClient {
    private static final Logger LOG = LoggerFactory.getLogger(SocketClient.class);

    private final Runnable opened;
    private final Consumer<String> received;
    private final Runnable closed;
    private final Socket connected;

    /// @param closed called once
    SocketClient(
            URI uri,
            Socket connected,
            Runnable opened,
            Consumer<String> received,
            Runnable closed) {
        super(uri, new WholeFrames());
        this.connected = connected;
        this.opened = opened;
        this.received = received;
        this.closed = closed;
        setSocketFactory(new ConnectedSocketFactory(connected));
        setDaemon(true);
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
    }

    /// Closes the socket without a WebSocket close frame.
    void kill() {
        try {
            connected.close();
        } catch (IOException e) {
            LOG.debug("closing the socket failed", e);
        }
    }

    /// Skips the check of the host name: [TlsHandshake] has checked the key, and the certificate
    /// names no host.
    @Override
    protected void onSetSSLParameters(SSLParameters parameters) {}

    @Override
    public void onOpen(ServerHandshake handshake) {
        opened.run();
    }

    @Override
    public void onMessage(String frame) {
        received.accept(frame);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        closed.run();
    }

    @Override
    public void onError(Exception e) {
        LOG.debug("the WebSocket failed", e);
    }

    /// Refuses fragments: a server sends each event as one frame below the limit, and the library
    /// would collect fragments without limit.
    private static final class WholeFrames extends Draft_6455 {
        WholeFrames() {
            super(List.of(), Limits.FRAME_BYTES);
        }

        @Override
        public void processFrame(WebSocketImpl socket, Framedata frame)
                throws InvalidDataException {
            if (!frame.isFin() || frame.getOpcode() == Opcode.CONTINUOUS) {
                throw new LimitExceededException("fragments are not accepted");
            }
            super.processFrame(socket, frame);
        }

        @Override
        public Draft copyInstance() {
            return new WholeFrames();
        }
    }
}
