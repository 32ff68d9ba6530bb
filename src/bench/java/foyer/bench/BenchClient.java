package foyer.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One client: just enough of WebSocket to cost little. One thread.
final class BenchClient {
    static final int TEXT_BYTES = 120;

    /// What a message's text begins with; behind it when it was sent, and its number.
    private static final char MARK = '~';

    private static final int TIME_DIGITS = 18;
    private static final int NUMBER_DIGITS = 9;
    private static final String FILL = "x".repeat(TEXT_BYTES - 1 - TIME_DIGITS - NUMBER_DIGITS);
    private static final int TEXT_FRAME = 0x81;
    private static final int PING_FRAME = 0x89;

    /// Told of everything that was said. One thread.
    interface Ear {
        void heard(BenchClient benchClient, long sentAt, int number) throws IOException;
    }

    final String room;
    final String name;
    private final ClientTransport clientTransport;
    private byte[] rest = {};
    private boolean shaken;
    private boolean in;

    BenchClient(ClientTransport clientTransport, String name, String room) {
        this.clientTransport = clientTransport;
        this.name = name;
        this.room = room;
    }

    boolean isIn() {
        return in;
    }

    /// The socket is connected.
    void greet(int port) throws IOException {
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
        String text = MARK + digits(sentAt, TIME_DIGITS) + digits(number, NUMBER_DIGITS) + FILL;
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

    /// Sends a frame, masked with zeros.
    private void send(String text) throws IOException {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(8 + payload.length);
        frame.put((byte) TEXT_FRAME).put((byte) (0x80 | 126)).putShort((short) payload.length);
        clientTransport.write(frame.putInt(0).put(payload).array());
    }

    /// Reads what is there.
    ///
    /// @param shared larger than the largest frame; its content does not matter
    void read(ByteBuffer shared, Ear ear) throws IOException {
        shared.clear().put(rest);
        if (clientTransport.read(shared) < 0) {
            throw new EOFException("the server closed the connection of " + name);
        }
        byte[] bytes = shared.array();
        int end = shared.position();
        int at = shaken ? 0 : head(bytes, end);
        while (shaken && end - at >= 2) {
            int length = bytes[at + 1];
            int start = at + 2;
            if (length == 126) {
                length = end - at < 4 ? end : (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
                start += 2;
            }
            if (end - start < length) {
                break;
            }
            frame(bytes[at] & 0xFF, bytes, start, length, ear);
            at = start + length;
        }
        rest =
                at == end
                        ? rest.length == 0 ? rest : new byte[0]
                        : Arrays.copyOfRange(bytes, at, end);
    }

    /// @return where frames begin; 0 while the head is not whole
    private int head(byte[] bytes, int end) throws IOException {
        String text = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        int blank = text.indexOf("\r\n\r\n");
        if (blank < 0) {
            return 0;
        }
        if (!text.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("no handshake but " + text.lines().findFirst());
        }
        shaken = true;
        send(
                "{\"type\":\"hello\",\"protocol\":1,\"name\":\"%s\",\"key\":\"0123456789abcdefghijkl-%s\"}"
                        .formatted(name, name));
        send("{\"type\":\"join\",\"room\":\"%s\"}".formatted(room));
        return blank + 4;
    }

    private void frame(int first, byte[] bytes, int start, int length, Ear ear) throws IOException {
        int end = start + length;
        int text = end - TEXT_BYTES - 2;
        if (first == TEXT_FRAME && text > start && bytes[text] == MARK && bytes[end - 1] == '}') {
            if (in) {
                long sentAt = number(bytes, text + 1, TIME_DIGITS);
                int number = (int) number(bytes, text + 1 + TIME_DIGITS, NUMBER_DIGITS);
                ear.heard(this, sentAt, number);
            }
        } else if (first == TEXT_FRAME) {
            String kind =
                    new String(
                            bytes, start + 9, Math.min(8, length - 9), StandardCharsets.US_ASCII);
            in |= kind.startsWith("page\"");
            if (kind.startsWith("refused") || kind.startsWith("goodbye")) {
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
