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

/// One client's connection. Any thread may call it: the hub offers and closes, the loop reads and
/// writes, the sweep looks after it. Its end is told inside once, if its beginning was.
final class ClientConnection implements Peer, FrameReader.FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final ServerContext context;
    private final ConnectionChannel channel;
    private final InetAddress from;
    private final boolean guest;
    private final CommandReader commandReader;
    private final FrameReader frames;
    private final Object life = new Object();
    private boolean opened;
    private boolean ended;
    private boolean told;
    private volatile @Nullable Departure reason;
    private volatile long askedAt;

    /// @param guest whether it came in where guests do
    ClientConnection(
            ServerContext context, ConnectionChannel channel, InetAddress from, boolean guest) {
        this.context = context;
        this.channel = channel;
        this.from = from;
        this.guest = guest;
        this.commandReader = new CommandReader(context, this);
        this.frames = new FrameReader(this, context.limits().frames().bytes());
    }

    @Override
    public String address() {
        return channel.address();
    }

    @Override
    public InetAddress inetAddress() {
        return from;
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
    public void close(Departure reason) {
        setReason(reason);
        channel.closeAfter(
                FrameEncoder.close(FrameEncoder.NORMAL, ""), ConnectionChannel.FLUSH_NANOS);
    }

    private void put(byte[] wire) {
        if (!channel.enqueue(wire)) {
            cutSlowReader();
        }
    }

    private void send(byte[] wire) {
        put(wire);
        flush();
    }

    /// What waits is dropped, so that the reason comes soon if the other side reads at all.
    private void cutSlowReader() {
        if (!channel.isClosing()) {
            LOG.info("{} does not keep up and is cut", address());
            setReason(Departure.TOO_SLOW);
            channel.closeDroppingQueue(FrameEncoder.close(FrameEncoder.LATER, "too slow"));
            reportEnd();
        }
    }

    /// The first reason is the one that counts.
    private void setReason(Departure why) {
        synchronized (life) {
            if (reason == null) {
                reason = why;
            }
        }
    }

    /// Answers with a page instead of a handshake. Called by a socket worker.
    void respondWithPage(byte[] page) {
        channel.closeSlowlyAfter(page, context.limits().handshake().toNanos());
    }

    /// The handshake is done. Called by a socket worker.
    void onHandshakeDone() {
        synchronized (life) {
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

    /// The socket is closed. Called by whoever closed it.
    void onSocketClosed() {
        synchronized (life) {
            ended = true;
        }
        reportEnd();
    }

    private void reportEnd() {
        synchronized (life) {
            if (!opened || told) {
                return;
            }
            told = true;
            Departure why = reason;
            try {
                context.hubGateway().onDisconnected(this, why == null ? Departure.LOST : why);
            } catch (Throwable e) {
                LOG.error("the end of {} could not be told", address(), e);
            }
        }
    }

    /// The library has read its part. Called by one of its workers.
    ///
    /// @param whole whether the handshake is done, or needs more
    void handOver(boolean whole) {
        if (whole) {
            channel.takeOver();
        } else {
            channel.continueHandshake();
        }
    }

    /// Bytes of frames have come. Called by the loop; by a socket worker where they came with the
    /// handshake.
    void receive(ByteBuffer bytes) {
        if (channel.isClosing()) {
            return;
        }
        try {
            frames.read(bytes);
        } catch (ProtocolViolationException e) {
            LOG.info("{} is cut: {}", address(), e.text());
            setReason(Departure.LOST);
            channel.closeAfter(
                    FrameEncoder.close(e.code(), e.text()), ConnectionChannel.REFUSAL_NANOS);
        } catch (Throwable e) {
            closeAfterFault(e);
        }
    }

    /// Something broke here while this connection was served; it goes, the server stays.
    void closeAfterFault(Throwable fault) {
        LOG.error("{} is cut after a fault", address(), fault);
        setReason(Departure.LOST);
        channel.closeAfter(
                FrameEncoder.close(FrameEncoder.FAULT, "a fault in the server"),
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
        boolean willingly =
                code == FrameEncoder.NORMAL
                        || code == FrameEncoder.GOING_AWAY
                        || code == FrameReader.NO_CODE;
        setReason(willingly ? Departure.LEFT : Departure.LOST);
        channel.closeAfter(
                FrameEncoder.close(FrameEncoder.NORMAL, ""), ConnectionChannel.REFUSAL_NANOS);
    }

    boolean isFinishing() {
        return channel.isClosing();
    }

    /// The server stops: whoever has not been sent away yet goes now.
    void closeForShutdown() {
        if (!isFinishing()) {
            setReason(Departure.HOST_CLOSED);
            channel.closeAfter(
                    FrameEncoder.close(FrameEncoder.GOING_AWAY, ""), ConnectionChannel.FLUSH_NANOS);
        }
    }

    /// Closes at once, whatever still waits.
    void abort() {
        setReason(Departure.LOST);
        channel.abort();
    }

    /// Called by the loop only.
    void write(WriteBuffer out) {
        try {
            channel.write(out);
        } catch (RuntimeException | Error e) {
            LOG.error("{} is closed after a fault", address(), e);
            abort();
        }
    }

    /// Whether there is more to read than the socket shows. Called by the loop only.
    boolean hasMore() {
        return channel.hasMore();
    }

    /// Called by the loop only.
    void read(ByteBuffer into) {
        try {
            if (channel.read(into)) {
                receive(into);
            }
        } catch (RuntimeException | Error e) {
            closeAfterFault(e);
        }
    }

    /// Called every 50 ms.
    void sweep(long nanos) {
        ServerLimits limits = context.limits();
        long silence = nanos - channel.lastReceivedAt();
        boolean open;
        synchronized (life) {
            open = opened;
        }
        if (channel.isOverdue(nanos)
                || (!open && nanos - channel.createdAt() > limits.handshake().toNanos())
                || (open && silence > limits.liveness().dead().toNanos())) {
            channel.forgetSent();
            abort();
        } else if (!channel.isClosing()
                && channel.stalled(nanos) > limits.slow().stall().toNanos()) {
            cutSlowReader();
        } else if (open
                && silence > limits.liveness().ping().toNanos()
                && nanos - askedAt > limits.liveness().ping().toNanos()) {
            askedAt = nanos;
            send(FrameEncoder.EMPTY_PING);
        }
        channel.wakeIfStalled(nanos);
    }
}
