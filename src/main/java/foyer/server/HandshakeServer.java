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

/// The library's server: a selector and its workers. Used once.
final class HandshakeServer extends WebSocketServer {
    private static final Logger LOG = LoggerFactory.getLogger(HandshakeServer.class);

    private final ServerSocketChannel channel;
    private final ConnectionAcceptor acceptor;
    private final CountDownLatch started = new CountDownLatch(1);

    /// @param channel bound already, so that a port in use is known at once
    HandshakeServer(ServerSocketChannel channel, ConnectionAcceptor acceptor) {
        super(channel);
        this.channel = channel;
        this.acceptor = acceptor;
        setWebSocketFactory(acceptor);
        setTcpNoDelay(true);
        setReuseAddr(true);
        setDaemon(true);
        // the sweep asks for signs of life; the library's own timer does not see half-open ones
        setConnectionLostTimeout(0);
    }

    void startAndAwait() throws InterruptedException {
        start();
        started.await(5, TimeUnit.SECONDS);
    }

    /// Lets nobody in any more; those who are in stay.
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
        // closed in the meantime: the library looked before it knew of the socket
        if (!((GuardedSocket) socket).getChannel().isOpen()) {
            removeConnection(socket);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        throw new IllegalStateException("frames are read by FrameReader");
    }

    /// Nothing here: [HandshakeChannel] tells the end, also of those that were never open.
    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception fault) {
        LOG.error("the WebSocket library met a fault", fault);
    }
}
