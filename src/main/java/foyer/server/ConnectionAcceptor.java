package foyer.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.WebSocketServerFactory;
import org.java_websocket.drafts.Draft;

/// Lets sockets in or turns them away, and knows those that are there. The selector calls it; the
/// list may be read by any thread.
final class ConnectionAcceptor implements WebSocketServerFactory {
    /// What the system may hold for a reader, beside what we hold.
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final ServerContext context;
    private final HandshakePolicy handshakePolicy;
    private final ConnectionLimiter connectionLimiter;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ownPorts = ConcurrentHashMap.newKeySet();
    private final AtomicLong letIn = new AtomicLong();

    ConnectionAcceptor(
            ServerContext context,
            HandshakePolicy handshakePolicy,
            ConnectionLimiter connectionLimiter) {
        this.context = context;
        this.handshakePolicy = handshakePolicy;
        this.connectionLimiter = connectionLimiter;
    }

    Set<ClientConnection> connections() {
        return connections;
    }

    /// Local ports from which the server calls itself; not counted.
    Set<Integer> ownPorts() {
        return ownPorts;
    }

    /// How many were let in so far.
    long acceptedCount() {
        return letIn.get();
    }

    /// The handshake of this connection is done. Called by a socket worker.
    void onHandshakeDone(ClientConnection connection) {
        letIn.incrementAndGet();
        connection.onHandshakeDone();
    }

    void sweep(long nanos) {
        for (ClientConnection connection : connections) {
            connection.sweep(nanos);
        }
        connectionLimiter.forget(nanos);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
        return new GuardedSocket(listener, handshakePolicy);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
        return new GuardedSocket(listener, handshakePolicy);
    }

    /// An IOException is the one way to say no that closes this socket and nothing else.
    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            if (!(channel.getRemoteAddress() instanceof InetSocketAddress from)) {
                throw new IOException("gone already");
            }
            GuardedSocket socket = (GuardedSocket) key.attachment();
            ConnectionChannel connectionChannel =
                    new ConnectionChannel(context, socket, channel, key);
            InetAddress address = from.getAddress();
            ClientConnection connection =
                    new ClientConnection(
                            context, connectionChannel, address, handshakePolicy.isForGuests());
            boolean counted = !ownPorts.contains(from.getPort());
            if (counted && !connectionLimiter.enter(address, context.now())) {
                throw new IOException("too many connections");
            }
            socket.belongTo(connection);
            socket.setSelectionKey(new InterceptingKey(key, connectionChannel));
            connections.add(connection);
            var first = new AtomicBoolean(true);
            return new HandshakeChannel(
                    channel,
                    key,
                    connectionChannel,
                    () -> {
                        if (first.getAndSet(false)) {
                            connections.remove(connection);
                            if (counted) {
                                connectionLimiter.leave(address);
                            }
                            connection.onSocketClosed();
                        }
                    });
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {}
}
