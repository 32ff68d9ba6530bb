package foyer.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes to all sockets, and reads from them once their handshake is done.
/// What was offered to a connection while others were served leaves it in one write. Nothing on
/// this thread waits for anybody.
final class SocketLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);
    private static final int READ_BYTES = 64 * 1024;
    private static final int WRITE_BYTES = 256 * 1024;

    /// How many connections are written to before others are read again.
    private static final int FLUSHED_MAX = 10_000;

    private final Selector selector;
    private final Queue<ClientConnection> ready = new ConcurrentLinkedQueue<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
    private final WriteBuffer out = new WriteBuffer(WRITE_BYTES);
    private final Thread thread =
            Thread.ofPlatform().name("foyer-sockets").daemon().unstarted(this::run);
    private volatile boolean sleeps;
    private volatile boolean stopped;

    SocketLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the system has no selector left", e);
        }
    }

    void start() {
        thread.start();
    }

    /// A connection has something to write, to begin or to end; called by any thread, once for each
    /// [ClientConnection#write]. It is done in the next turn; [#wake] brings that about.
    void add(ClientConnection connection) {
        ready.add(connection);
    }

    /// What was added is done now; called by any thread.
    void wake() {
        if (sleeps) {
            sleeps = false;
            selector.wakeup();
        }
    }

    /// Called by this thread only.
    SelectionKey register(SocketChannel channel, int operations, ClientConnection connection)
            throws ClosedChannelException {
        return channel.register(selector, operations, connection);
    }

    void stop() throws InterruptedException {
        stopped = true;
        selector.wakeup();
        thread.join(1_000);
    }

    private void run() {
        while (!stopped) {
            try {
                turn();
            } catch (Throwable e) {
                LOG.error("the sockets go on after a fault", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("the selector could not be closed", e);
        }
    }

    private void turn() throws IOException {
        sleeps = true;
        if (ready.isEmpty()) {
            selector.select();
        } else {
            selector.selectNow();
        }
        sleeps = false;
        for (SelectionKey key : selector.selectedKeys()) {
            serve(key);
        }
        selector.selectedKeys().clear();
        for (int left = FLUSHED_MAX; left > 0; left--) {
            ClientConnection connection = ready.poll();
            if (connection == null) {
                return;
            }
            connection.write(out);
            readMore(connection);
        }
    }

    /// What is left over from before the handshake was done, or was decrypted but did not fit, once
    /// each turn, so that nobody's turn goes on for ever.
    private void readMore(ClientConnection connection) {
        if (connection.hasMore()) {
            connection.read(in);
            if (connection.hasMore()) {
                ready.add(connection);
            }
        }
    }

    private void serve(SelectionKey key) {
        ClientConnection connection = (ClientConnection) key.attachment();
        try {
            if (key.isReadable()) {
                connection.read(in);
                readMore(connection);
            }
            if (key.isValid() && key.isWritable()) {
                connection.write(out);
            }
        } catch (CancelledKeyException e) {
            LOG.debug("{} was closed meanwhile", connection.address());
        }
    }
}
