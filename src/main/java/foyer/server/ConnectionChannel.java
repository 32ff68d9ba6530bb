package foyer.server;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection's socket, after the handshake: everything leaves and comes in through here, and
/// only [SocketLoop] writes and reads. Any thread may send, finish or cut.
final class ConnectionChannel {
    /// How long what waits may take to leave before the connection is closed all the same.
    static final long FLUSH_NANOS = 3_000_000_000L;

    /// The same where the other side broke the rules, or wants to go itself.
    static final long REFUSAL_NANOS = 900_000_000L;

    /// How long the other side may take to close after all was sent.
    private static final long FAREWELL_NANOS = 900_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionChannel.class);
    private static final long REVIVE_NANOS = 50_000_000L;
    private static final int ROUNDS_MAX = 4;

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
    private volatile boolean finishing;
    private volatile boolean aborted;
    private volatile boolean slowly;
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

    /// What is read from.
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

    /// Whether nothing more is to be sent or heard.
    boolean isClosing() {
        return finishing;
    }

    boolean isOverdue(long nanos) {
        return finishing && nanos - deadline > 0;
    }

    long stalled(long nanos) {
        return outbox.stalled(nanos);
    }

    /// Whether nothing waits.
    boolean isIdle() {
        return outbox.isEmpty();
    }

    /// Puts this behind what waits, to leave in the loop's next turn.
    ///
    /// @return false if too much waits already
    boolean enqueue(byte[] wire) {
        if (!outbox.add(wire, context.now())) {
            return false;
        }
        queue();
        return true;
    }

    /// Sends what waits and this, then closes.
    void closeAfter(byte[] last, long withinNanos) {
        long now = context.now();
        outbox.addLast(last, now);
        finishBy(now + withinNanos);
    }

    /// The same where the other side may take its time to read it all.
    void closeSlowlyAfter(byte[] last, long withinNanos) {
        slowly = true;
        closeAfter(last, withinNanos);
    }

    /// Sends the rest of the frame that is under way and this, then closes.
    void closeDroppingQueue(byte[] last) {
        long now = context.now();
        outbox.dropUnsent();
        outbox.addLast(last, now);
        finishBy(now + REFUSAL_NANOS);
    }

    private void finishBy(long nanos) {
        if (!finishing) {
            deadline = nanos;
            finishing = true;
        }
        wake();
    }

    /// Closes at once; what waits is lost.
    void abort() {
        if (!aborted) {
            aborted = true;
            finishing = true;
            outbox.discard();
            wake();
        }
    }

    /// Takes over what the library wants to send: its answer to the handshake.
    void takeLibraryOutput() {
        synchronized (outbox) {
            for (ByteBuffer bytes; (bytes = socket.outQueue.poll()) != null; ) {
                // the library may look at the buffer again, so its position stays
                byte[] wire = new byte[bytes.remaining()];
                bytes.duplicate().get(wire);
                outbox.add(wire, context.now());
            }
        }
        if (socket.isRefused()) {
            outbox.close();
            finishBy(context.now() + REFUSAL_NANOS);
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

    /// The handshake is not complete: the library goes on reading. Called by its worker.
    void continueHandshake() {
        libraryKey.interestOps(SelectionKey.OP_READ);
        libraryKey.selector().wakeup();
    }

    /// The library is done with this socket. Called by its worker.
    void takeOver() {
        libraryKey.cancel();
        libraryKey.selector().wakeup();
        handedOver = true;
        wake();
    }

    /// Reads what is there. Called by the loop only.
    ///
    /// @return whether anything came
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
            LOG.debug("{} can no longer be read from", address, e);
            socket.end();
        }
        return false;
    }

    /// Whether there is more to read than the socket shows. Called by the loop only.
    boolean hasMore() {
        return handedOver && !aborted && channel.isOpen() && transport.hasMore();
    }

    /// Called by the loop only.
    void write(WriteBuffer out) {
        queued.set(false);
        if (aborted) {
            socket.end();
            return;
        }
        boolean last = finishing;
        try {
            boolean full = writeWaiting(out);
            waitFor((handedOver ? SelectionKey.OP_READ : 0) | (full ? SelectionKey.OP_WRITE : 0));
            if (last && !closeSent && !full && outbox.isEmpty()) {
                closeSent = true;
                if (!slowly) {
                    deadline = context.now() + FAREWELL_NANOS;
                }
                transport.finish();
            }
        } catch (IOException | CancelledKeyException e) {
            LOG.debug("{} can no longer be written to", address, e);
            socket.end();
        }
    }

    private void waitFor(int operations) throws IOException {
        SelectionKey own = key;
        if (own != null) {
            if (own.interestOps() != operations) {
                own.interestOps(operations);
            }
        } else if (operations != 0) {
            key = context.loop().register(channel, operations, socket.connection());
        }
    }

    /// Writes what the socket takes.
    ///
    /// @return whether it takes no more
    private boolean writeWaiting(WriteBuffer out) throws IOException {
        for (int round = 0; ; round++) {
            if (!transport.drain()) {
                return true;
            }
            if (outbox.isEmpty()) {
                return false;
            }
            if (round == ROUNDS_MAX) {
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

    /// Makes good for a wake-up that was lost.
    void wakeIfStalled(long nanos) {
        if (socket.hasBufferedData()) {
            takeLibraryOutput();
        }
        if (aborted || outbox.stalled(nanos) > REVIVE_NANOS) {
            wake();
        }
    }

    /// Bytes that the system holds for a slow reader are not to outlive the connection.
    void forgetSent() {
        try {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            LOG.debug("{} is closed already", address, e);
        }
    }
}
