package foyer.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/// A WebSocket client on a plain socket, which can violate the protocol. One thread.
public final class RawClient implements AutoCloseable {
    public static final int TEXT = 0x81;
    public static final int CLOSE = 0x88;
    public static final int PING = 0x89;
    public static final int PONG = 0x8A;

    /// A frame from the server; `opcode` is the complete first byte.
    public record Received(int opcode, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        }
    }

    /// Wraps each new socket, for example in TLS.
    public static volatile UnaryOperator<Socket> over = UnaryOperator.identity();

    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.in = new DataInputStream(socket.getInputStream());
    }

    /// A TCP connection without a handshake.
    public static RawClient connect(int port) throws IOException {
        return connect(port, 0);
    }

    /// @param receiveBuffer size of the system's receive buffer; 0 for the default
    public static RawClient connect(int port, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        return new RawClient(over.apply(socket));
    }

    /// A connection with a completed handshake.
    public static RawClient open(int port) throws IOException {
        return open(port, 0);
    }

    public static RawClient open(int port, int receiveBuffer) throws IOException {
        RawClient client = connect(port, receiveBuffer);
        client.write(handshake("127.0.0.1:" + port));
        String answer = client.readHead();
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            throw new IOException("handshake failed: " + answer.lines().findFirst());
        }
        return client;
    }

    /// A valid handshake.
    ///
    /// @param more further header lines, each with its line break
    public static byte[] handshake(String host, String... more) {
        return ("GET / HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n"
                        + String.join("", more)
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A masked frame.
    ///
    /// @param first the first byte: end bit, reserved bits and opcode
    public static byte[] frame(int first, byte[] payload) {
        byte[] header = header(first, payload.length);
        byte[] mask = {17, (byte) 234, 5, (byte) 128};
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(header);
        bytes.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ mask[i % 4]);
        }
        return bytes.toByteArray();
    }

    public static byte[] text(String text) {
        return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The header of a masked frame up to the mask, with any announced length.
    public static byte[] header(int first, long length) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(first);
        int extra = length >= 0 && length < 126 ? 0 : length >= 0 && length <= 0xFFFF ? 2 : 8;
        bytes.write(0x80 | (extra == 0 ? (int) length : extra == 2 ? 126 : 127));
        for (int i = extra - 1; i >= 0; i--) {
            bytes.write((int) (length >> 8 * i));
        }
        return bytes.toByteArray();
    }

    public void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void send(String text) throws IOException {
        write(text(text));
    }

    /// The server's response to a handshake, up to the blank line.
    public String readHead() throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /// All bytes until the server closes.
    public byte[] readRest() throws IOException {
        return in.readAllBytes();
    }

    /// The next frame.
    public Received read() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Received(first, payload);
    }

    /// Reads until the server closes.
    ///
    /// @return true if it closed in time
    public boolean isClosedWithin(int millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000L;
        byte[] rest = new byte[64 * 1024];
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            socket.setSoTimeout((int) left);
            try {
                if (in.read(rest) < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                return false;
            } catch (IOException e) {
                return true;
            }
        }
    }

    /// Skips frames up to the close frame and returns its code; 0 if the connection ends without
    /// one.
    public int readCloseCode() throws IOException {
        try {
            while (true) {
                Received frame = read();
                if (frame.opcode() == CLOSE) {
                    return frame.closeCode();
                }
            }
        } catch (EOFException e) {
            return 0;
        }
    }

    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
