package foyer.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads clients' WebSocket frames (RFC 6455, section 5) and joins fragments. Allocates memory only
/// as bytes arrive, never for a length that a header announces. One thread at a time.
final class FrameReader {
    /// Maximum number of frames of one message.
    static final int FRAGMENTS_MAX = 64;

    /// Stands for a close frame without a code (RFC 6455, section 7.1.5).
    static final int NO_CODE = 1005;

    private static final int CONTINUATION = 0;
    private static final int BINARY = 2;

    /// Receives complete messages and control frames.
    interface FrameHandler {
        void text(String text) throws ProtocolViolationException;

        void ping(byte[] payload) throws ProtocolViolationException;

        void pong() throws ProtocolViolationException;

        /// The client closes.
        ///
        /// @param code close code; [#NO_CODE] if there was none
        void closed(int code);
    }

    private final FrameHandler frameHandler;
    private final int bytesMax;
    private final byte[] header = new byte[14];
    private int headerRead;
    private int payloadLength;
    private int payloadRead;
    private byte[] message = new byte[0];
    private int messageLength;
    private int fragments;
    private byte[] control = new byte[0];

    /// @param bytesMax size limit of a frame and of a message
    FrameReader(FrameHandler frameHandler, int bytesMax) {
        this.frameHandler = frameHandler;
        this.bytesMax = bytesMax;
    }

    /// Consumes all of `in`. Messages before a violation have been passed on.
    void read(ByteBuffer in) throws ProtocolViolationException {
        while (readHeader(in)) {
            readPayload(in);
            if (payloadRead < payloadLength) {
                return;
            }
            headerRead = 0;
            payloadRead = 0;
            finish();
        }
    }

    private int opcode() {
        return header[0] & 0x0F;
    }

    private boolean isLast() {
        return header[0] < 0;
    }

    private boolean isControl() {
        return opcode() >= FrameEncoder.CLOSE;
    }

    private boolean readHeader(ByteBuffer in) throws ProtocolViolationException {
        int before = headerRead;
        while (headerRead < headerLength()) {
            if (!in.hasRemaining()) {
                return false;
            }
            header[headerRead++] = in.get();
            if (headerRead == 2) {
                checkStart();
            }
        }
        if (headerRead > before) {
            payloadLength = readLength();
            control = isControl() ? new byte[payloadLength] : control;
        }
        return true;
    }

    private int headerLength() {
        if (headerRead < 2) {
            return 2;
        }
        return switch (header[1] & 0x7F) {
            case 126 -> 2 + 2 + 4;
            case 127 -> 2 + 8 + 4;
            default -> 2 + 4;
        };
    }

    private void checkStart() throws ProtocolViolationException {
        int opcode = opcode();
        if ((header[0] & 0x70) != 0) {
            throw new ProtocolViolationException(
                    FrameEncoder.PROTOCOL_ERROR, "a reserved bit is set");
        }
        if (header[1] >= 0) {
            throw new ProtocolViolationException(
                    FrameEncoder.PROTOCOL_ERROR, "a client's frame must be masked");
        }
        if (isControl()) {
            if (opcode > FrameEncoder.PONG || !isLast() || (header[1] & 0x7F) > 125) {
                throw new ProtocolViolationException(
                        FrameEncoder.PROTOCOL_ERROR, "invalid control frame");
            }
        } else if (opcode == CONTINUATION) {
            if (fragments == 0) {
                throw new ProtocolViolationException(
                        FrameEncoder.PROTOCOL_ERROR, "no message to continue");
            }
        } else if (opcode != FrameEncoder.TEXT) {
            throw opcode == BINARY
                    ? new ProtocolViolationException(
                            FrameEncoder.NOT_TEXT, "only text frames are accepted")
                    : new ProtocolViolationException(
                            FrameEncoder.PROTOCOL_ERROR, "a reserved opcode");
        } else if (fragments > 0) {
            throw new ProtocolViolationException(
                    FrameEncoder.PROTOCOL_ERROR, "the last message is not complete");
        }
    }

    private int readLength() throws ProtocolViolationException {
        int bytes = headerLength() - 2 - 4;
        long length = header[1] & 0x7F;
        if (bytes > 0) {
            length = 0;
            for (int i = 0; i < bytes; i++) {
                length = length << 8 | (header[2 + i] & 0xFF);
            }
        }
        if (length < 0 || length > bytesMax) {
            throw new ProtocolViolationException(FrameEncoder.TOO_BIG, "the frame is too big");
        }
        if (!isControl()) {
            if (messageLength + length > bytesMax) {
                throw new ProtocolViolationException(
                        FrameEncoder.TOO_BIG, "the message is too big");
            }
            if (++fragments > FRAGMENTS_MAX) {
                throw new ProtocolViolationException(
                        FrameEncoder.TOO_BIG, "the message has too many fragments");
            }
        }
        return (int) length;
    }

    private void readPayload(ByteBuffer in) {
        int count = Math.min(in.remaining(), payloadLength - payloadRead);
        byte[] target = control;
        int offset = payloadRead;
        if (!isControl()) {
            int needed = messageLength + count;
            if (needed > message.length) {
                int capacity = Math.max(needed, Math.min(2 * message.length, bytesMax));
                message = Arrays.copyOf(message, capacity);
            }
            target = message;
            offset = messageLength;
            messageLength += count;
        }
        int mask = headerRead - 4;
        for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) (in.get() ^ header[mask + ((payloadRead + i) & 3)]);
        }
        payloadRead += count;
    }

    private void finish() throws ProtocolViolationException {
        byte[] payload = control;
        switch (opcode()) {
            case FrameEncoder.CLOSE -> frameHandler.closed(closeCode(payload));
            case FrameEncoder.PING -> frameHandler.ping(payload);
            case FrameEncoder.PONG -> frameHandler.pong();
            default -> {
                if (isLast()) {
                    String text = utf8(message, messageLength);
                    message = new byte[0];
                    messageLength = 0;
                    fragments = 0;
                    frameHandler.text(text);
                }
            }
        }
    }

    /// The code of a close frame, whose reason must be UTF-8 (RFC 6455, section 5.5.1).
    private static int closeCode(byte[] payload) throws ProtocolViolationException {
        if (payload.length == 0) {
            return NO_CODE;
        }
        int code = payload.length == 1 ? 0 : (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        if (!mayBeSent(code)) {
            throw new ProtocolViolationException(
                    FrameEncoder.PROTOCOL_ERROR, "invalid code of a close frame");
        }
        utf8(Arrays.copyOfRange(payload, 2, payload.length), payload.length - 2);
        return code;
    }

    /// Whether a close frame may have this code (RFC 6455, section 7.4, and IANA's registry).
    private static boolean mayBeSent(int code) {
        return (code >= 1000 && code <= 1003)
                || (code >= 1007 && code <= 1014)
                || (code >= 3000 && code <= 4999);
    }

    private static String utf8(byte[] bytes, int length) throws ProtocolViolationException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolViolationException(FrameEncoder.NOT_UTF8, "the text is not UTF-8");
        }
    }
}
