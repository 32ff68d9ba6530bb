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

/// The thread that writes to all sockets, and reads from them after the handshake. Frames offered
/// to a connection while others are served leave in one write. Nothing on this thread may block.
final class SocketLoop {
    private static final Logger LOG = LoggerFactory.getLogger(SocketLoop.class);
    private static final int READ_BYTES = 64 * 1024;
    private static final int WRITE_BYTES = 256 * 1024;

    /// Connections written to before the next read.
    private static final int WRITES_MAX = 10_000;

    private final Selector selector;
    private final Queue<ClientConnection> ready = new ConcurrentLinkedQueue<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_BYTES);
    private final WriteBuffer out = new WriteBuffer(WRITE_BYTES);
    private final Thread thread =
            Thread.ofPlatform().name("foyer-sockets").daemon().unstarted(this::run);
    private volatile boolean selecting;
    private volatile boolean stopped;

    SocketLoop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("no selector can be opened", e);
        }
    }

    void start() {
        thread.start();
    }

    /// Schedules a write in the next round; [#wake] starts that round. Called once for each
    /// [ClientConnection#write]. Any thread.
    void add(ClientConnection connection) {
        ready.add(connection);
    }

    /// Starts the next round. Any thread.
    void wake() {
        if (selecting) {
            selecting = false;
            selector.wakeup();
        }
    }

    /// Socket loop only.
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
                runOnce();
            } catch (Throwable e) {
                LOG.error("the socket loop continues after a fault", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("the selector could not be closed", e);
        }
    }

    private void runOnce() throws IOException {
        selecting = true;
        if (ready.isEmpty()) {
            selector.select();
        } else {
            selector.selectNow();
        }
        selecting = false;
        for (SelectionKey key : selector.selectedKeys()) {
            serve(key);
        }
        selector.selectedKeys().clear();
        for (int left = WRITES_MAX; left > 0; left--) {
            ClientConnection connection = ready.poll();
            if (connection == null) {
                return;
            }
            connection.write(out);
            readMore(connection);
        }
    }

    /// Reads bytes that the selector does not report: early ones, or decrypted ones that did not
    /// fit. Once each round, so that no connection blocks the others.
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
            LOG.debug("{} was closed in the meantime", connection.address());
        }
    }
}
