package foyer.server;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// What waits to leave through one connection, in order: frames in wire form, shared with others
/// who get the same. Any thread adds, one thread takes.
final class Outbox {
    private final int bytesMax;
    private final int framesMax;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private int headTaken;
    private int underWay;
    private int bytes;
    private long progressAt;
    private boolean closed;

    Outbox(int bytesMax, int framesMax) {
        this.bytesMax = bytesMax;
        this.framesMax = framesMax;
    }

    /// Puts a frame behind the others.
    ///
    /// @param frame in wire form, not to be written to any more
    /// @return false if too much waits already; it was not added then
    synchronized boolean add(byte[] frame, long nanos) {
        if (closed) {
            return true;
        }
        if (bytes + frame.length > bytesMax || frames.size() >= framesMax) {
            return false;
        }
        put(frame, nanos);
        return true;
    }

    /// The last frame there will be, for which there is always place.
    synchronized void addLast(byte[] frame, long nanos) {
        if (!closed) {
            put(frame, nanos);
            closed = true;
        }
    }

    /// Nothing may be added from now on; what waits stays.
    synchronized void close() {
        closed = true;
    }

    private void put(byte[] frame, long nanos) {
        if (frames.isEmpty()) {
            progressAt = nanos;
        }
        frames.addLast(frame);
        bytes += frame.length;
    }

    /// As much as fits, without taking it out; [#markSent] must follow.
    synchronized ByteBuffer fill(WriteBuffer writeBuffer) {
        ByteBuffer bytes = writeBuffer.fill(frames, headTaken);
        underWay = bytes.remaining();
        return bytes;
    }

    /// Takes out what was sent.
    ///
    /// @return whether nothing is left
    synchronized boolean markSent(int count, long nanos) {
        underWay = 0;
        if (count > 0) {
            progressAt = nanos;
        }
        int left = count;
        while (left > 0 && !frames.isEmpty()) {
            int rest = frames.getFirst().length - headTaken;
            if (left < rest) {
                headTaken += left;
                return false;
            }
            left -= rest;
            headTaken = 0;
            bytes -= frames.removeFirst().length;
        }
        return frames.isEmpty();
    }

    /// Forgets all but the frames of which a part was sent or is just being sent.
    synchronized void dropUnsent() {
        int under = headTaken + underWay;
        List<byte[]> kept = new ArrayList<>();
        for (byte[] frame : frames) {
            if (under > 0) {
                kept.add(frame);
                under -= frame.length;
            } else {
                bytes -= frame.length;
            }
        }
        frames.clear();
        frames.addAll(kept);
    }

    /// Forgets everything, and all that may still come.
    synchronized void discard() {
        closed = true;
        frames.clear();
        headTaken = 0;
        bytes = 0;
    }

    synchronized boolean isEmpty() {
        return frames.isEmpty();
    }

    /// How many nanoseconds something has been waiting without anything leaving; 0 if nothing
    /// waits.
    synchronized long stalled(long nanos) {
        return frames.isEmpty() ? 0 : nanos - progressAt;
    }
}
