package foyer.server;

import foyer.hub.LocalNetworks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
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

/// Accepts or rejects sockets and holds the open connections. Called by the library's selector
/// thread; the set of connections may be read by any thread.
final class ConnectionAcceptor implements WebSocketServerFactory {
    /// Bytes the system may buffer for a client, in addition to the outbox.
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final ServerContext context;
    private final HandshakePolicy handshakePolicy;
    private final ConnectionLimiter connectionLimiter;
    private final boolean admitsStrangers;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ownPorts = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();

    /// @param admitsStrangers whether IPv6 connections from other networks are accepted without a
    ///   password, because the host chose the address to listen on
    ConnectionAcceptor(
            ServerContext context,
            HandshakePolicy handshakePolicy,
            ConnectionLimiter connectionLimiter,
            boolean admitsStrangers) {
        this.admitsStrangers = admitsStrangers;
        this.context = context;
        this.handshakePolicy = handshakePolicy;
        this.connectionLimiter = connectionLimiter;
    }

    Set<ClientConnection> connections() {
        return connections;
    }

    /// Local ports from which the server probes itself. These connections are not limited.
    Set<Integer> ownPorts() {
        return ownPorts;
    }

    /// Whether the socket is a probe of this server. Another computer can choose the same port, but
    /// not this computer's address.
    private boolean isOwnProbe(InetSocketAddress remote, SocketAddress local) {
        return ownPorts.contains(remote.getPort())
                && (remote.getAddress().isLoopbackAddress()
                        || (local instanceof InetSocketAddress own
                                && own.getAddress().equals(remote.getAddress())));
    }

    /// Handshakes completed so far.
    long acceptedCount() {
        return accepted.get();
    }

    /// Called by a library worker.
    void onHandshakeDone(ClientConnection connection) {
        accepted.incrementAndGet();
        connection.onHandshakeDone();
    }

    void sweep(long nanos) {
        for (ClientConnection connection : connections) {
            connection.sweep(nanos);
        }
        connectionLimiter.evict(nanos);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
        return new GuardedSocket(listener, handshakePolicy);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
        return new GuardedSocket(listener, handshakePolicy);
    }

    /// Rejects a socket by an IOException: only that makes the library close this socket and no
    /// other.
    @Override
    public ByteChannel wrapChannel(SocketChannel channel, SelectionKey key) throws IOException {
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
            if (!(channel.getRemoteAddress() instanceof InetSocketAddress remote)) {
                throw new IOException("the socket is closed");
            }
            GuardedSocket socket = (GuardedSocket) key.attachment();
            ConnectionChannel connectionChannel =
                    new ConnectionChannel(context, socket, channel, key);
            InetAddress address = remote.getAddress();
            ClientConnection connection =
                    new ClientConnection(
                            context, connectionChannel, address, handshakePolicy.isForGuests());
            if (!admitsStrangers
                    && !context.hubGateway().isLocked()
                    && !LocalNetworks.isNearEnoughForOpenServer(address)) {
                throw new IOException("from another network, and the server has no password");
            }
            boolean counted = !isOwnProbe(remote, channel.getLocalAddress());
            if (counted && !connectionLimiter.tryAcquire(address, context.now())) {
                throw new IOException("too many connections");
            }
            socket.attach(connection);
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
                                connectionLimiter.release(address);
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
