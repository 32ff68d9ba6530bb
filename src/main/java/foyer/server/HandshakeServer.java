package foyer.server;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The library's server, a selector thread with workers. Accepts sockets and does the handshakes.
/// Can be started once.
final class HandshakeServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(HandshakeServer.class);

    private final ServerSocketChannel channel;
    private final ConnectionAcceptor acceptor;
    private final CountDownLatch started = new CountDownLatch(1);

    /// @param channel already bound, so that a port in use is known at once
    HandshakeServer(ServerSocketChannel channel, ConnectionAcceptor acceptor) {
        super(channel);
        this.channel = channel;
        this.acceptor = acceptor;
        setWebSocketFactory(acceptor);
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
        // the sweep pings clients; the library's own timer overlooks half-open connections
        setConnectionLostTimeout(0);
    }

    void startAndAwait() throws InterruptedException {
        start();
        started.await(5, TimeUnit.SECONDS);
    }

    /// Closes the listening socket; open connections stay.
    void stopAccepting() throws IOException {
        channel.close();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        acceptor.onHandshakeDone(((GuardedSocket) socket).connection());
        // the socket was closed before the library had registered it, so it would keep it
        if (!((GuardedSocket) socket).getChannel().isOpen()) {
            removeConnection(socket);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        throw new IllegalStateException("frames are read by FrameReader");
    }

    /// Does nothing: [HandshakeChannel] reports the end, also of connections that never opened.
    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception e) {
        LOG.error("the WebSocket library failed", e);
    }
}
