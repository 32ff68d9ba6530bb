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
final class Doorway implements WebSocketServerFactory {
    /// What the system may hold for a reader, beside what we hold.
    private static final int SEND_BUFFER_BYTES = 256 * 1024;

    private final Shared shared;
    private final Gate gate;
    private final Admission admission;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Integer> ownPorts = ConcurrentHashMap.newKeySet();
    private final AtomicLong letIn = new AtomicLong();

    Doorway(Shared shared, Gate gate, Admission admission) {
        this.shared = shared;
        this.gate = gate;
        this.admission = admission;
    }

    Set<Connection> connections() {
        return connections;
    }

    /// Local ports from which the server calls itself; not counted.
    Set<Integer> ownPorts() {
        return ownPorts;
    }

    /// How many were let in so far.
    long letIn() {
        return letIn.get();
    }

    /// The handshake of this connection is done. Called by a socket worker.
    void letIn(Connection connection) {
        letIn.incrementAndGet();
        connection.open();
    }

    void sweep(long nanos) {
        for (Connection connection : connections) {
            connection.sweep(nanos);
        }
        admission.forget(nanos);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, Draft draft) {
        return new GuardedSocket(listener, gate);
    }

    @Override
    public WebSocketImpl createWebSocket(WebSocketAdapter listener, List<Draft> drafts) {
        return new GuardedSocket(listener, gate);
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
            Line line = new Line(shared, socket, channel, key);
            InetAddress address = from.getAddress();
            Connection connection = new Connection(shared, line, address, gate.isForGuests());
            boolean counted = !ownPorts.contains(from.getPort());
            if (counted && !admission.enter(address, shared.now())) {
                throw new IOException("too many connections");
            }
            socket.belongTo(connection);
            socket.setSelectionKey(new DemandKey(key, line));
            connections.add(connection);
            var first = new AtomicBoolean(true);
            return new Wire(
                    channel,
                    key,
                    line,
                    () -> {
                        if (first.getAndSet(false)) {
                            connections.remove(connection);
                            if (counted) {
                                admission.leave(address);
                            }
                            connection.end();
                        }
                    });
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {}
}
