package foyer.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The bounded queue of encoded frames that one connection still has to send. Connections that get
/// the same frame share its bytes. Any thread adds; one thread removes.
final class Outbox {
    /// How long a full queue may wait for its first progress, so that no client is closed for what
    /// was queued before its socket could send.
    static final long GRACE_NANOS = 1_000_000_000L;

    /// A queue that makes progress may be this many times as long.
    static final int PROGRESS_FACTOR = 4;

    private final int bytesMax;
    private final int framesMax;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private int headSent;
    private int inFlight;
    private int bytes;
    private long progressAt;
    private boolean closed;

    Outbox(int bytesMax, int framesMax) {
        this.bytesMax = bytesMax;
        this.framesMax = framesMax;
    }

    /// Appends a frame.
    ///
    /// @param frame encoded frame; must not be modified any more
    /// @return false if the queue is full and makes no progress, or is far too long; the frame is
    ///   not added then
    synchronized boolean add(byte[] frame, long nanos) {
        if (closed) {
            return true;
        }
        if (isLongerThan(PROGRESS_FACTOR, frame.length, 1)
                || (isLongerThan(1, frame.length, 1) && stalledNanos(nanos) > GRACE_NANOS)) {
            return false;
        }
        put(frame, nanos);
        return true;
    }

    /// Appends the last frame, even if the queue is full, and closes the queue.
    synchronized void addLast(byte[] frame, long nanos) {
        if (!closed) {
            put(frame, nanos);
            closed = true;
        }
    }

    /// Accepts no more frames; the queued ones stay.
    synchronized void close() {
        closed = true;
    }

    private boolean isLongerThan(int factor, int moreBytes, int moreFrames) {
        return bytes + moreBytes > factor * bytesMax
                || frames.size() + moreFrames > factor * framesMax;
    }

    /// Whether the queue is full and has made no progress for [#GRACE_NANOS].
    synchronized boolean isStuck(long nanos) {
        return isLongerThan(1, 0, 0) && stalledNanos(nanos) > GRACE_NANOS;
    }

    private void put(byte[] frame, long nanos) {
        if (frames.isEmpty()) {
            progressAt = nanos;
        }
        frames.addLast(frame);
        bytes += frame.length;
    }

    /// Copies as much as fits, without removing it. [#markSent] must follow.
    synchronized ByteBuffer fill(WriteBuffer writeBuffer) {
        ByteBuffer bytes = writeBuffer.fill(frames, headSent);
        inFlight = bytes.remaining();
        return bytes;
    }

    /// Removes the bytes that were sent.
    ///
    /// @return true if the queue is empty
    synchronized boolean markSent(int count, long nanos) {
        inFlight = 0;
        if (count > 0) {
            progressAt = nanos;
        }
        int left = count;
        while (left > 0 && !frames.isEmpty()) {
            int rest = frames.getFirst().length - headSent;
            if (left < rest) {
                headSent += left;
                return false;
            }
            left -= rest;
            headSent = 0;
            bytes -= frames.removeFirst().length;
        }
        return frames.isEmpty();
    }

    /// Drops all frames, except those that are partly sent or being sent.
    synchronized void dropUnsent() {
        int started = headSent + inFlight;
        List<byte[]> remaining = new ArrayList<>();
        for (byte[] frame : frames) {
            if (started > 0) {
                remaining.add(frame);
                started -= frame.length;
            } else {
                bytes -= frame.length;
            }
        }
        frames.clear();
        frames.addAll(remaining);
    }

    /// Drops all frames and accepts no more.
    synchronized void discard() {
        closed = true;
        frames.clear();
        headSent = 0;
        bytes = 0;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }

    /// Nanoseconds since the last byte was sent while frames wait; 0 if the queue is empty.
    synchronized long stalledNanos(long nanos) {
        return frames.isEmpty() ? 0 : nanos - progressAt;
    }
}
