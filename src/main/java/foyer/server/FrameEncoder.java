package foyer.server;

import foyer.protocol.EncodedEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Encodes WebSocket frames (RFC 6455, section 5). Thread-safe.
final class FrameEncoder {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int NOT_TEXT = 1003;
    static final int NOT_UTF8 = 1007;
    static final int POLICY = 1008;
    static final int TOO_BIG = 1009;
    static final int FAULT = 1011;
    static final int TRY_LATER = 1013;

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final byte[] EMPTY_PING = of(PING, new byte[0]);

    /// The encoded form of a list of events, which is recognized by identity.
    private static final class Encoded {
        private final List<EncodedEvent> encodeds;
        private final byte[] wire;

        private Encoded(List<EncodedEvent> encodeds, byte[] wire) {
            this.encodeds = encodeds;
            this.wire = wire;
        }
    }

    /// One entry is enough: the hub offers a list to all its readers before the next list.
    private volatile @Nullable Encoded latest;

    /// Encodes a list of events. All connections that get the list share the bytes.
    @SuppressWarnings("ReferenceEquality") // equal lists give equal bytes, but are slow to compare
    byte[] of(List<EncodedEvent> encodeds) {
        Encoded cached = latest;
        if (cached != null && cached.encodeds == encodeds) {
            return cached.wire;
        }
        byte[] wire = join(encodeds);
        latest = new Encoded(encodeds, wire);
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
    /// @param reason at most 123 bytes of UTF-8
    static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload =
                Arrays.copyOf(new byte[] {(byte) (code >> 8), (byte) code}, 2 + text.length);
        System.arraycopy(text, 0, payload, 2, text.length);
        return of(CLOSE, payload);
    }
}
