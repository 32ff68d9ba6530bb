package foyer.server;

import foyer.hub.Peer;
import foyer.protocol.Departure;
import foyer.protocol.Frame;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection. Any thread may call it: the hub offers and closes, the loop reads and
/// writes, the sweep looks after it. Its end is told inside once, if its beginning was.
final class Connection implements Peer, FrameReader.Reader {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Shared shared;
    private final Line line;
    private final InetAddress from;
    private final boolean guest;
    private final Intake intake;
    private final FrameReader frames;
    private final Object life = new Object();
    private boolean opened;
    private boolean ended;
    private boolean told;
    private volatile @Nullable Departure reason;
    private volatile long askedAt;

    /// @param guest whether it came in where guests do
    Connection(Shared shared, Line line, InetAddress from, boolean guest) {
        this.shared = shared;
        this.line = line;
        this.from = from;
        this.guest = guest;
        this.intake = new Intake(shared, this);
        this.frames = new FrameReader(this, shared.limits().frames().bytes());
    }

    @Override
    public String address() {
        return line.address();
    }

    @Override
    public InetAddress from() {
        return from;
    }

    @Override
    public boolean isGuest() {
        return guest;
    }

    @Override
    public void offer(Frame frame) {
        put(WireForm.of(WireForm.TEXT, frame.utf8()));
    }

    @Override
    public void offer(List<Frame> frames) {
        put(shared.wireForm().of(frames));
    }

    @Override
    public boolean isFree() {
        return line.isFree();
    }

    @Override
    public void flush() {
        shared.loop().wake();
    }

    @Override
    public void close(Departure reason) {
        leave(reason);
        line.finish(WireForm.close(WireForm.NORMAL, ""), Line.FLUSH_NANOS);
    }

    private void put(byte[] wire) {
        if (!line.put(wire)) {
            tooSlow();
        }
    }

    private void send(byte[] wire) {
        put(wire);
        flush();
    }

    /// What waits is dropped, so that the reason comes soon if the other side reads at all.
    private void tooSlow() {
        if (!line.isFinishing()) {
            LOG.info("{} does not keep up and is cut", address());
            leave(Departure.TOO_SLOW);
            line.finishShort(WireForm.close(WireForm.LATER, "too slow"));
            tell();
        }
    }

    /// The first reason is the one that counts.
    private void leave(Departure why) {
        synchronized (life) {
            if (reason == null) {
                reason = why;
            }
        }
    }

    /// Answers with a page instead of a handshake. Called by a socket worker.
    void serve(byte[] page) {
        line.finishSlowly(page, shared.limits().handshake().toNanos());
    }

    /// The handshake is done. Called by a socket worker.
    void open() {
        synchronized (life) {
            if (ended || opened) {
                return;
            }
            opened = true;
            try {
                shared.inside().opened(this);
            } catch (Throwable e) {
                fault(e);
            }
        }
    }

    /// The socket is closed. Called by whoever closed it.
    void end() {
        synchronized (life) {
            ended = true;
        }
        tell();
    }

    private void tell() {
        synchronized (life) {
            if (!opened || told) {
                return;
            }
            told = true;
            Departure why = reason;
            try {
                shared.inside().gone(this, why == null ? Departure.LOST : why);
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
            line.handOver();
        } else {
            line.readOn();
        }
    }

    /// Bytes of frames have come. Called by the loop; by a socket worker where they came with the
    /// handshake.
    void receive(ByteBuffer bytes) {
        if (line.isFinishing()) {
            return;
        }
        try {
            frames.read(bytes);
        } catch (Violation e) {
            LOG.info("{} is cut: {}", address(), e.words());
            leave(Departure.LOST);
            line.finish(WireForm.close(e.code(), e.words()), Line.REFUSAL_NANOS);
        } catch (Throwable e) {
            fault(e);
        }
    }

    /// Something broke here while this connection was served; it goes, the server stays.
    void fault(Throwable fault) {
        LOG.error("{} is cut after a fault", address(), fault);
        leave(Departure.LOST);
        line.finish(WireForm.close(WireForm.FAULT, "a fault in the server"), Line.REFUSAL_NANOS);
    }

    @Override
    public void text(String text) throws Violation {
        intake.text(text);
    }

    @Override
    public void ping(byte[] payload) throws Violation {
        if (intake.control()) {
            send(WireForm.of(WireForm.PONG, payload));
        }
    }

    @Override
    public void pong() throws Violation {
        intake.control();
    }

    @Override
    public void closed(int code) {
        boolean willingly =
                code == WireForm.NORMAL
                        || code == WireForm.GOING_AWAY
                        || code == FrameReader.NO_CODE;
        leave(willingly ? Departure.LEFT : Departure.LOST);
        line.finish(WireForm.close(WireForm.NORMAL, ""), Line.REFUSAL_NANOS);
    }

    boolean isFinishing() {
        return line.isFinishing();
    }

    /// The server stops: whoever has not been sent away yet goes now.
    void release() {
        if (!isFinishing()) {
            leave(Departure.HOST_CLOSED);
            line.finish(WireForm.close(WireForm.GOING_AWAY, ""), Line.FLUSH_NANOS);
        }
    }

    /// Closes at once, whatever still waits.
    void abandon() {
        leave(Departure.LOST);
        line.cut();
    }

    /// Called by the loop only.
    void write(Joined out) {
        try {
            line.write(out);
        } catch (RuntimeException | Error e) {
            LOG.error("{} is closed after a fault", address(), e);
            abandon();
        }
    }

    /// Whether there is more to read than the socket shows. Called by the loop only.
    boolean hasMore() {
        return line.hasMore();
    }

    /// Called by the loop only.
    void read(ByteBuffer into) {
        try {
            if (line.read(into)) {
                receive(into);
            }
        } catch (RuntimeException | Error e) {
            fault(e);
        }
    }

    /// Called every 50 ms.
    void sweep(long nanos) {
        ServerLimits limits = shared.limits();
        long silence = nanos - line.heardAt();
        boolean open;
        synchronized (life) {
            open = opened;
        }
        if (line.isOverdue(nanos)
                || (!open && nanos - line.bornAt() > limits.handshake().toNanos())
                || (open && silence > limits.signs().dead().toNanos())) {
            line.forgetSent();
            abandon();
        } else if (!line.isFinishing() && line.stalled(nanos) > limits.slow().stall().toNanos()) {
            tooSlow();
        } else if (open
                && silence > limits.signs().ping().toNanos()
                && nanos - askedAt > limits.signs().ping().toNanos()) {
            askedAt = nanos;
            send(WireForm.EMPTY_PING);
        }
        line.revive(nanos);
    }
}
