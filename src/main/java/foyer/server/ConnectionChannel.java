package foyer.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The socket of one connection with its outbox. After the handshake only [SocketLoop] reads and
/// writes it. Any thread may queue frames and close it.
final class ConnectionChannel {
    /// How long the queue may take to be sent before the connection is closed.
    static final long FLUSH_NANOS = 3_000_000_000L;

    /// The same after a violation or a close by the client.
    static final long REFUSAL_NANOS = 900_000_000L;

    /// How long the client may take to close after everything was sent.
    private static final long CLOSE_NANOS = 900_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionChannel.class);
    private static final long STALL_NANOS = 50_000_000L;
    private static final int WRITES_MAX = 4;

    private final ServerContext context;
    private final GuardedSocket socket;
    private final SocketChannel channel;
    private final Transport transport;
    private final SelectionKey libraryKey;
    private final Outbox outbox;
    private final String address;
    private final long createdAt;
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile long lastReceivedAt;
    private volatile long deadline;
    private volatile boolean closing;
    private volatile boolean aborted;
    private volatile boolean slowClose;
    private volatile boolean handedOver;
    private @Nullable SelectionKey key;
    private boolean closeSent;

    ConnectionChannel(
            ServerContext context,
            GuardedSocket socket,
            SocketChannel channel,
            SelectionKey libraryKey)
            throws IOException {
        this.context = context;
        this.socket = socket;
        this.channel = channel;
        SSLContext encryption = context.encryption();
        this.transport =
                encryption == null
                        ? new PlainTransport(channel)
                        : new TlsTransport(encryption, channel, this::wake);
        this.libraryKey = libraryKey;
        this.outbox = new Outbox(context.limits().slow().bytes(), context.limits().slow().frames());
        this.address = String.valueOf(channel.getRemoteAddress());
        this.createdAt = context.now();
        this.lastReceivedAt = createdAt;
    }

    Transport transport() {
        return transport;
    }

    String address() {
        return address;
    }

    long createdAt() {
        return createdAt;
    }

    long lastReceivedAt() {
        return lastReceivedAt;
    }

    void markReceived() {
        lastReceivedAt = context.now();
    }

    boolean isClosing() {
        return closing;
    }

    boolean isOverdue(long nanos) {
        return closing && nanos - deadline > 0;
    }

    /// Whether the client must be closed, because it does not read.
    ///
    /// @param stall how long it may make no progress
    boolean isStuck(long nanos, Duration stall) {
        return outbox.isStuck(nanos) || outbox.stalledNanos(nanos) > stall.toNanos();
    }

    /// Whether the outbox is empty.
    boolean isIdle() {
        return outbox.isEmpty();
    }

    /// Queues a frame for the loop's next round.
    ///
    /// @return false if the outbox is full
    boolean enqueue(byte[] wire) {
        if (!outbox.add(wire, context.now())) {
            return false;
        }
        queue();
        return true;
    }

    /// Sends the queue and a last frame, then closes.
    void closeAfter(byte[] last, long timeoutNanos) {
        long now = context.now();
        outbox.addLast(last, now);
        closeBy(now + timeoutNanos);
    }

    /// Like [#closeAfter], but the client may use the whole timeout to read.
    void closeSlowlyAfter(byte[] last, long timeoutNanos) {
        slowClose = true;
        closeAfter(last, timeoutNanos);
    }

    /// Sends the rest of the current frame and a last frame, then closes.
    void closeDroppingQueue(byte[] last) {
        long now = context.now();
        outbox.dropUnsent();
        outbox.addLast(last, now);
        closeBy(now + REFUSAL_NANOS);
    }

    private void closeBy(long nanos) {
        if (!closing) {
            deadline = nanos;
            closing = true;
        }
        wake();
    }

    /// Closes at once and drops the queue.
    void abort() {
        if (!aborted) {
            aborted = true;
            closing = true;
            outbox.discard();
            wake();
        }
    }

    /// Moves the library's output, its answer to the handshake, to the outbox.
    void takeLibraryOutput() {
        synchronized (outbox) {
            for (ByteBuffer bytes; (bytes = socket.outQueue.poll()) != null; ) {
                // duplicate, because the library may read the buffer again
                byte[] wire = new byte[bytes.remaining()];
                bytes.duplicate().get(wire);
                outbox.add(wire, context.now());
            }
        }
        if (socket.isRefused()) {
            outbox.close();
            closeBy(context.now() + REFUSAL_NANOS);
        }
        wake();
    }

    private void queue() {
        if (queued.compareAndSet(false, true)) {
            context.loop().add(socket.connection());
        }
    }

    private void wake() {
        queue();
        context.loop().wake();
    }

    /// Lets the library read the rest of the handshake. Called by its worker.
    void continueHandshake() {
        libraryKey.interestOps(SelectionKey.OP_READ);
        libraryKey.selector().wakeup();
    }

    /// Moves the socket from the library to the loop. Called by a library worker.
    void takeOver() {
        libraryKey.cancel();
        libraryKey.selector().wakeup();
        handedOver = true;
        wake();
    }

    /// Reads available bytes. Socket loop only.
    ///
    /// @return true if any were read
    boolean read(ByteBuffer into) {
        try {
            int count = transport.read(into.clear());
            into.flip();
            if (count > 0) {
                markReceived();
                return true;
            }
            if (count < 0) {
                socket.end();
            }
        } catch (IOException e) {
            LOG.debug("reading from {} failed", address, e);
            socket.end();
        }
        return false;
    }

    /// Whether bytes can be read that the selector does not report. Socket loop only.
    boolean hasMore() {
        return handedOver && !aborted && channel.isOpen() && transport.hasMore();
    }

    /// Socket loop only.
    void write(WriteBuffer out) {
        queued.set(false);
        if (aborted) {
            socket.end();
            return;
        }
        boolean last = closing;
        try {
            boolean full = writeQueue(out);
            setInterest(
                    (handedOver ? SelectionKey.OP_READ : 0) | (full ? SelectionKey.OP_WRITE : 0));
            if (last && !closeSent && !full && outbox.isEmpty()) {
                closeSent = true;
                if (!slowClose) {
                    deadline = context.now() + CLOSE_NANOS;
                }
                transport.finish();
            }
        } catch (IOException | CancelledKeyException e) {
            LOG.debug("writing to {} failed", address, e);
            socket.end();
        }
    }

    private void setInterest(int operations) throws IOException {
        SelectionKey current = key;
        if (current != null) {
            if (current.interestOps() != operations) {
                current.interestOps(operations);
            }
        } else if (operations != 0) {
            key = context.loop().register(channel, operations, socket.connection());
        }
    }

    /// Writes as much as the socket accepts.
    ///
    /// @return true if the socket's buffer is full
    private boolean writeQueue(WriteBuffer out) throws IOException {
        for (int round = 0; ; round++) {
            if (!transport.drain()) {
                return true;
            }
            if (outbox.isEmpty()) {
                return false;
            }
            if (round == WRITES_MAX) {
                wake();
                return false;
            }
            ByteBuffer bytes = outbox.fill(out);
            boolean empty = outbox.markSent(transport.write(bytes), context.now());
            if (bytes.hasRemaining()) {
                return true;
            }
            if (empty) {
                return !transport.drain();
            }
        }
    }

    /// Repeats a wake-up that may have been lost.
    void wakeIfStalled(long nanos) {
        if (socket.hasBufferedData()) {
            takeLibraryOutput();
        }
        if (aborted || outbox.stalledNanos(nanos) > STALL_NANOS) {
            wake();
        }
    }

    /// Makes the system drop unsent bytes when the socket closes.
    void discardSystemBuffer() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.debug("{} is already closed", address, e);
        }
    }
}
