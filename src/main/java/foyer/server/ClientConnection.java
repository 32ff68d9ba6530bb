package foyer.server;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.EncodedEvent;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A client's connection. The hub offers events and closes it, the socket loop reads and writes,
/// the sweep checks for timeouts. The hub hears of its end once, and only if it heard of its start.
/// Thread-safe.
final class ClientConnection implements Peer, FrameReader.FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final ServerContext context;
    private final ConnectionChannel channel;
    private final InetAddress inetAddress;
    private final boolean guest;
    private final CommandReader commandReader;
    private final FrameReader frameReader;
    private final Object lifecycle = new Object();
    private boolean opened;
    private boolean ended;
    private boolean endReported;
    private volatile @Nullable Departure reason;
    private volatile long pingedAt;

    /// @param guest whether the client connected to the guest port
    ClientConnection(
            ServerContext context,
            ConnectionChannel channel,
            InetAddress inetAddress,
            boolean guest) {
        this.context = context;
        this.channel = channel;
        this.inetAddress = inetAddress;
        this.guest = guest;
        this.commandReader = new CommandReader(context, this);
        this.frameReader = new FrameReader(this, context.limits().frames().bytes());
    }

    @Override
    public String address() {
        return channel.address();
    }

    @Override
    public InetAddress inetAddress() {
        return inetAddress;
    }

    @Override
    public boolean isGuest() {
        return guest;
    }

    @Override
    public void offer(EncodedEvent encoded) {
        put(FrameEncoder.of(FrameEncoder.TEXT, encoded.utf8()));
    }

    @Override
    public void offer(List<EncodedEvent> encodeds) {
        put(context.frameEncoder().of(encodeds));
    }

    @Override
    public boolean isIdle() {
        return channel.isIdle();
    }

    @Override
    public void flush() {
        context.loop().wake();
    }

    @Override
    public void onTransferAnswered() {
        commandReader.onTransferAnswered();
    }

    @Override
    public void close(Departure reason) {
        setReason(reason);
        channel.closeAfter(
                FrameEncoder.close(FrameEncoder.NORMAL, ""), ConnectionChannel.FLUSH_NANOS);
    }

    private void put(byte[] wire) {
        if (!channel.enqueue(wire)) {
            closeSlowReader();
        }
    }

    private void send(byte[] wire) {
        put(wire);
        flush();
    }

    /// Drops the queue, so that a client that reads at all soon gets the reason.
    private void closeSlowReader() {
        if (!channel.isClosing()) {
            LOG.info("{} reads too slowly and is closed", address());
            setReason(Departure.TOO_SLOW);
            channel.closeDroppingQueue(FrameEncoder.close(FrameEncoder.TRY_LATER, "too slow"));
            reportEnd();
        }
    }

    /// Only the first reason counts.
    private void setReason(Departure departure) {
        synchronized (lifecycle) {
            if (reason == null) {
                reason = departure;
            }
        }
    }

    /// Answers an HTTP request with a page. Called by a library worker.
    void respondWithPage(byte[] page) {
        channel.closeSlowlyAfter(page, context.limits().handshake().toNanos());
    }

    /// Called by a library worker.
    void onHandshakeDone() {
        synchronized (lifecycle) {
            if (ended || opened) {
                return;
            }
            opened = true;
            try {
                context.hubGateway().onConnected(this);
            } catch (Throwable e) {
                closeAfterFault(e);
            }
        }
    }

    /// Called by the thread that closed the socket.
    void onSocketClosed() {
        synchronized (lifecycle) {
            ended = true;
        }
        reportEnd();
    }

    private void reportEnd() {
        synchronized (lifecycle) {
            if (!opened || endReported) {
                return;
            }
            endReported = true;
            Departure known = reason;
            try {
                context.hubGateway().onDisconnected(this, known == null ? Departure.LOST : known);
            } catch (Throwable e) {
                LOG.error("the end of {} could not be reported to the hub", address(), e);
            }
        }
    }

    /// Called by a library worker after each read.
    ///
    /// @param complete whether the handshake is complete, so that the socket loop takes over
    void handOver(boolean complete) {
        if (complete) {
            channel.takeOver();
        } else {
            channel.continueHandshake();
        }
    }

    /// Reads frames. Called by the socket loop, or by a library worker for bytes that arrived
    /// together with the handshake.
    void receive(ByteBuffer bytes) {
        if (channel.isClosing()) {
            return;
        }
        try {
            frameReader.read(bytes);
        } catch (ProtocolViolationException e) {
            LOG.info("{} is closed: {}", address(), e.text());
            setReason(Departure.LOST);
            channel.closeAfter(
                    FrameEncoder.close(e.code(), e.text()), ConnectionChannel.REFUSAL_NANOS);
        } catch (Throwable e) {
            closeAfterFault(e);
        }
    }

    /// Closes this connection after an unexpected exception; the server goes on.
    void closeAfterFault(Throwable e) {
        LOG.error("{} is closed after a fault", address(), e);
        setReason(Departure.LOST);
        channel.closeAfter(
                FrameEncoder.close(FrameEncoder.FAULT, "internal error"),
                ConnectionChannel.REFUSAL_NANOS);
    }

    @Override
    public void text(String text) throws ProtocolViolationException {
        commandReader.onText(text);
    }

    @Override
    public void ping(byte[] payload) throws ProtocolViolationException {
        if (commandReader.onControlFrame()) {
            send(FrameEncoder.of(FrameEncoder.PONG, payload));
        }
    }

    @Override
    public void pong() throws ProtocolViolationException {
        commandReader.onControlFrame();
    }

    @Override
    public void closed(int code) {
        boolean orderly =
                code == FrameEncoder.NORMAL
                        || code == FrameEncoder.GOING_AWAY
                        || code == FrameReader.NO_CODE;
        setReason(orderly ? Departure.LEFT : Departure.LOST);
        channel.closeAfter(
                FrameEncoder.close(FrameEncoder.NORMAL, ""), ConnectionChannel.REFUSAL_NANOS);
    }

    boolean isFinishing() {
        return channel.isClosing();
    }

    /// Closes the connection, because the server stops, unless it is closing already.
    void closeForShutdown() {
        if (!isFinishing()) {
            setReason(Departure.HOST_CLOSED);
            channel.closeAfter(
                    FrameEncoder.close(FrameEncoder.GOING_AWAY, ""), ConnectionChannel.FLUSH_NANOS);
        }
    }

    /// Closes at once and drops the queue.
    void abort() {
        setReason(Departure.LOST);
        channel.abort();
    }

    /// Socket loop only.
    void write(WriteBuffer out) {
        try {
            channel.write(out);
        } catch (RuntimeException | Error e) {
            LOG.error("{} is closed after a fault", address(), e);
            abort();
        }
    }

    /// Whether decrypted or early bytes wait that the selector does not report. Socket loop only.
    boolean hasMore() {
        return channel.hasMore();
    }

    /// Socket loop only.
    void read(ByteBuffer into) {
        try {
            if (channel.read(into)) {
                receive(into);
            }
        } catch (RuntimeException | Error e) {
            closeAfterFault(e);
        }
    }

    /// Closes the connection if it exceeds a time limit; pings it if it is silent. Sweep thread.
    void sweep(long nanos) {
        ServerLimits limits = context.limits();
        long silence = nanos - channel.lastReceivedAt();
        boolean open;
        synchronized (lifecycle) {
            open = opened;
        }
        if (channel.isOverdue(nanos)
                || (!open && nanos - channel.createdAt() > limits.handshake().toNanos())
                || (open && silence > limits.liveness().dead().toNanos())) {
            channel.discardSystemBuffer();
            abort();
        } else if (!channel.isClosing() && channel.isStuck(nanos, limits.slow().stall())) {
            closeSlowReader();
        } else if (open
                && silence > limits.liveness().ping().toNanos()
                && nanos - pingedAt > limits.liveness().ping().toNanos()) {
            pingedAt = nanos;
            send(FrameEncoder.EMPTY_PING);
        }
        channel.wakeIfStalled(nanos);
    }
}
