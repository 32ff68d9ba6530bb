package foyer.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Gathers the head of a handshake, so that the library sees it once and whole: it would parse
/// everything anew for every byte. One thread at a time.
final class HandshakeBuffer {
    static final int BYTES_MAX = 8 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private int matched;

    /// Takes bytes up to the blank line and leaves what follows.
    ///
    /// @return the whole head, or nothing yet
    @Nullable ByteBuffer take(ByteBuffer from) throws ProtocolViolationException {
        while (from.hasRemaining()) {
            byte next = from.get();
            bytes.write(next);
            if (isBlankLine(next)) {
                return ByteBuffer.wrap(bytes.toByteArray());
            }
            if (bytes.size() == BYTES_MAX) {
                throw new ProtocolViolationException(
                        FrameEncoder.TOO_BIG, "the head of the handshake is too long");
            }
        }
        return null;
    }

    /// Whether this byte is the last of `\r\n\r\n`: what the library takes for the end, and nothing
    /// else.
    private boolean isBlankLine(byte next) {
        boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
        matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
        return matched == 4;
    }
}
