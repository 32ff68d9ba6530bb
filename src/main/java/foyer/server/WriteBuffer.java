package foyer.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/// The bytes that leave next: what waits for one connection, one frame behind the other. It knows
/// which frames it holds, so that whoever waits for the same as the one before gets these bytes
/// without another copy. One thread.
final class WriteBuffer {
    private final ByteBuffer bytes;
    private final List<byte[]> held = new ArrayList<>();

    WriteBuffer(int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
    }

    /// As much as fits, to be written before the next call.
    ///
    /// @param taken how much of the first frame is not wanted
    ByteBuffer fill(Collection<byte[]> frames, int taken) {
        if (taken == 0 && holds(frames)) {
            return bytes.rewind();
        }
        held.clear();
        bytes.clear();
        int from = taken;
        for (byte[] frame : frames) {
            int count = Math.min(bytes.remaining(), frame.length - from);
            bytes.put(frame, from, count);
            if (from + count < frame.length) {
                // it is not all there
                held.clear();
                return bytes.flip();
            }
            from = 0;
            held.add(frame);
        }
        if (taken > 0) {
            held.clear();
        }
        return bytes.flip();
    }

    @SuppressWarnings("ReferenceEquality") // that they are the same is what makes it quick
    private boolean holds(Collection<byte[]> frames) {
        if (held.size() != frames.size()) {
            return false;
        }
        Iterator<byte[]> mine = held.iterator();
        for (byte[] frame : frames) {
            if (mine.next() != frame) {
                return false;
            }
        }
        return true;
    }
}
