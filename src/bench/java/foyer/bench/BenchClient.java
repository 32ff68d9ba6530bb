package foyer.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A WebSocket client reduced to what the benchmark needs, so that it costs little. One thread.
final class BenchClient {
    static final int TEXT_BYTES = 120;

    /// The first character of a message; the send time and a number follow.
    private static final char MARKER = '~';

    private static final int TIME_DIGITS = 18;
    private static final int NUMBER_DIGITS = 9;
    private static final String PADDING = "x".repeat(TEXT_BYTES - 1 - TIME_DIGITS - NUMBER_DIGITS);
    private static final int TEXT_FRAME = 0x81;
    private static final int PING_FRAME = 0x89;

    /// Receives each delivered message. One thread.
    interface DeliveryListener {
        void onDelivery(BenchClient benchClient, long sentAt, int number) throws IOException;
    }

    final String room;
    final String name;
    private final ClientTransport clientTransport;
    private byte[] incomplete = {};
    private boolean isUpgraded;
    private boolean hasJoined;

    BenchClient(ClientTransport clientTransport, String name, String room) {
        this.clientTransport = clientTransport;
        this.name = name;
        this.room = room;
    }

    boolean hasJoined() {
        return hasJoined;
    }

    /// Sends the upgrade request; the socket must be connected.
    void sendUpgrade(int port) throws IOException {
        clientTransport.write(
                ("GET / HTTP/1.1\r\nHost: 127.0.0.1:"
                                + port
                                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n"
                                + "Sec-WebSocket-Version: 13\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    /// @param n the member's own number, larger each time
    void say(long n, long sentAt, int number) throws IOException {
        String text =
                MARKER + digits(sentAt, TIME_DIGITS) + digits(number, NUMBER_DIGITS) + PADDING;
        send(
                "{\"type\":\"say\",\"room\":\"%s\",\"n\":".formatted(room)
                        + n
                        + ",\"text\":\""
                        + text
                        + "\"}");
    }

    private static String digits(long value, int count) {
        String digits = Long.toString(value);
        return "0".repeat(count - digits.length()) + digits;
    }

    /// Sends a text frame masked with zeros.
    private void send(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
        frame.put((byte) TEXT_FRAME).put((byte) (0x80 | 126)).putShort((short) payload.length);
        clientTransport.write(frame.putInt(0).put(payload).array());
    }

    /// Reads the available frames.
    ///
    /// @param buffer larger than the largest frame; its content is overwritten
    void read(ByteBuffer buffer, DeliveryListener listener) throws IOException {
        buffer.clear().put(incomplete);
        if (clientTransport.read(buffer) < 0) {
            throw new EOFException("the server closed the connection of " + name);
        }
        byte[] bytes = buffer.array();
        int end = buffer.position();
        int offset = isUpgraded ? 0 : readUpgrade(bytes, end);
        while (isUpgraded && end - offset >= 2) {
            int length = bytes[offset + 1];
            int start = offset + 2;
            if (length == 126) {
                length =
                        end - offset < 4
                                ? end
                                : (bytes[offset + 2] & 0xFF) << 8 | bytes[offset + 3] & 0xFF;
                start += 2;
            }
            if (end - start < length) {
                break;
            }
            readFrame(bytes[offset] & 0xFF, bytes, start, length, listener);
            offset = start + length;
        }
        incomplete =
                offset == end
                        ? incomplete.length == 0 ? incomplete : new byte[0]
                        : Arrays.copyOfRange(bytes, offset, end);
    }

    /// Checks the upgrade response and joins the room. Returns the offset of the first frame; 0
    /// while the response is incomplete.
    private int readUpgrade(byte[] bytes, int end) throws IOException {
        String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf("\r\n\r\n");
        if (headEnd < 0) {
            return 0;
        }
        if (!text.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("not upgraded: " + text.lines().findFirst());
        }
        isUpgraded = true;
        send(
                "{\"type\":\"hello\",\"protocol\":1,\"name\":\"%s\",\"key\":\"0123456789abcdefghijkl-%s\"}"
                        .formatted(name, name));
        send("{\"type\":\"join\",\"room\":\"%s\"}".formatted(room));
        return headEnd + 4;
    }

    private void readFrame(
            int first, byte[] bytes, int start, int length, DeliveryListener listener)
            throws IOException {
        int end = start + length;
        int text = end - TEXT_BYTES - 2;
        if (first == TEXT_FRAME && text > start && bytes[text] == MARKER && bytes[end - 1] == '}') {
            if (hasJoined) {
                long sentAt = number(bytes, text + 1, TIME_DIGITS);
                int number = (int) number(bytes, text + 1 + TIME_DIGITS, NUMBER_DIGITS);
                listener.onDelivery(this, sentAt, number);
            }
        } else if (first == TEXT_FRAME) {
            String type =
                    new String(
                            bytes, start + 9, Math.min(8, length - 9), StandardCharsets.US_ASCII);
            hasJoined |= type.startsWith("page\"");
            if (type.startsWith("refused") || type.startsWith("goodbye")) {
                throw new IOException(new String(bytes, start, length, StandardCharsets.UTF_8));
            }
        } else if (first == PING_FRAME) {
            clientTransport.write(new byte[] {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0});
        }
    }

    private static long number(byte[] bytes, int from, int count) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            value = 10 * value + bytes[i] - '0';
        }
        return value;
    }
}
