package foyer.server;

import foyer.protocol.EncodedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes WebSocket frames (RFC 6455, section 5) of what is to be sent. Any thread.
final class FrameEncoder {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_TEXT = 1003;
    static final int NOT_UTF8 = 1007;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;
    static final int FAULT = 1011;
    static final int LATER = 1013;

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final byte[] EMPTY_PING = of(PING, new byte[0]);

    /// Holds the list itself: it is known by identity.
    private static final class Known {
        private final List<EncodedEvent> encodeds;
        private final byte[] wire;

        private Known(List<EncodedEvent> encodeds, byte[] wire) {
            this.encodeds = encodeds;
            this.wire = wire;
        }
    }

    /// The hub offers one list to all its readers before the next, so remembering one is enough.
    private volatile @Nullable Known latest;

    /// The same bytes for everybody who gets these frames, one behind the other.
    @SuppressWarnings("ReferenceEquality") // equal lists would be the same bytes, but slow to find
    byte[] of(List<EncodedEvent> encodeds) {
        Known known = latest;
        if (known != null && known.encodeds == encodeds) {
            return known.wire;
        }
        byte[] wire = join(encodeds);
        latest = new Known(encodeds, wire);
        return wire;
    }

    private static byte[] join(List<EncodedEvent> encodeds) {
        if (encodeds.size() == 1) {
            return of(TEXT, encodeds.getFirst().utf8());
        }
        var all = new ByteArrayOutputStream();
        for (EncodedEvent encoded : encodeds) {
            all.writeBytes(of(TEXT, encoded.utf8()));
        }
        return all.toByteArray();
    }

    static byte[] of(int opcode, byte[] payload) {
        int length = payload.length;
        int extra = length < 126 ? 0 : length < 1 << 16 ? 2 : 8;
        byte[] wire = new byte[2 + extra + length];
        wire[0] = (byte) (0x80 | opcode);
        wire[1] = (byte) (extra == 0 ? length : extra == 2 ? 126 : 127);
        for (int i = 0; i < extra; i++) {
            wire[2 + i] = (byte) ((long) length >> (8 * (extra - 1 - i)));
        }
        System.arraycopy(payload, 0, wire, 2 + extra, length);
        return wire;
    }

    /// A close frame.
    ///
    /// @param reason at most 123 bytes of UTF-8 are sent
    static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload =
                Arrays.copyOf(new byte[] {(byte) (code >> 8), (byte) code}, 2 + text.length);
        System.arraycopy(text, 0, payload, 2, text.length);
        return of(CLOSE, payload);
    }
}
