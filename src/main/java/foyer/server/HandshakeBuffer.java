package foyer.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Collects the head of a handshake, because the library would parse everything again for each byte
/// that arrives. One thread at a time.
final class HandshakeBuffer {
    static final int BYTES_MAX = 8 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private int matched;

    /// Consumes bytes up to and including the blank line.
    ///
    /// @return the complete head, or null if it is not complete yet
    @Nullable ByteBuffer take(ByteBuffer in) throws ProtocolViolationException {
        while (in.hasRemaining()) {
            byte next = in.get();
            bytes.write(next);
            if (isBlankLine(next)) {
                return ByteBuffer.wrap(bytes.toByteArray());
            }
            if (bytes.size() == BYTES_MAX) {
                throw new ProtocolViolationException(
                        FrameEncoder.TOO_BIG, "the handshake is too long");
            }
        }
        return null;
    }

    /// Whether this byte completes `\r\n\r\n`, the only end of a head that the library recognizes.
    private boolean isBlankLine(byte next) {
        boolean expected = next == (matched % 2 == 0 ? '\r' : '\n');
        matched = expected ? matched + 1 : next == '\r' ? 1 : 0;
        return matched == 4;
    }
}
