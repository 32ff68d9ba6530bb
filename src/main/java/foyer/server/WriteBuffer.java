package foyer.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// Gathers a connection's queued frames for one write. Reuses the bytes if the next connection has
/// the same frames. One thread.
final class WriteBuffer {
    private final ByteBuffer bytes;
    private final List<byte[]> held = new ArrayList<>();

    WriteBuffer(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
    }

    /// Gathers as much as fits. The result is valid until the next call.
    ///
    /// @param skip bytes of the first frame to leave out
    ByteBuffer fill(Collection<byte[]> frames, int skip) {
        if (skip == 0 && holds(frames)) {
            return bytes.rewind();
        }
        held.clear();
        bytes.clear();
        int from = skip;
        for (byte[] frame : frames) {
            int count = Math.min(bytes.remaining(), frame.length - from);
            bytes.put(frame, from, count);
            if (from + count < frame.length) {
                // the last frame is incomplete
                held.clear();
                return bytes.flip();
            }
            from = 0;
            held.add(frame);
        }
        if (skip > 0) {
            held.clear();
        }
        return bytes.flip();
    }

    @SuppressWarnings("ReferenceEquality") // comparing identities is what makes this fast
    private boolean holds(Collection<byte[]> frames) {
        if (held.size() != frames.size()) {
            return false;
        }
        Iterator<byte[]> own = held.iterator();
        for (byte[] frame : frames) {
            if (own.next() != frame) {
                return false;
            }
        }
        return true;
    }
}
