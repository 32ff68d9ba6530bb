package foyer.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Probes with a plain WebSocket handshake. An encrypted server answers it with a TLS alert, which
/// counts, too. Any thread that may wait.
final class WebSocketProbe implements Probe {
    private static final byte TLS_ALERT = 0x15;
    private static final int TLS_ALERT_BYTES = 7;
    private static final int ANSWER_BYTES = 1_024;

    @Override
    public OptionalLong probe(InetSocketAddress address, int timeoutMillis) {
        long startNanos = System.nanoTime();
        try (var socket = new Socket()) {
            socket.connect(address, timeoutMillis);
            long nanos = System.nanoTime() - startNanos;
            socket.setSoTimeout(timeoutMillis);
            socket.getOutputStream().write(request(address));
            return isAnswer(socket.getInputStream(), startNanos + 1_000_000L * timeoutMillis)
                    ? OptionalLong.of(nanos)
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static byte[] request(InetSocketAddress address) {
        return String.join(
                        "\r\n",
                        "GET / HTTP/1.1",
                        "Host: " + address.getAddress().getHostAddress() + ":" + address.getPort(),
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: Zm95ZXItaXMta25vY2tpbg==",
                        "Sec-WebSocket-Version: 13",
                        "",
                        "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// @param deadlineNanos until which a computer may take to answer, byte by byte
    private static boolean isAnswer(InputStream in, long deadlineNanos) throws IOException {
        byte[] start = in.readNBytes(TLS_ALERT_BYTES);
        if (start.length >= 2 && start[0] == TLS_ALERT && start[1] == 3) {
            return true;
        }
        var answer = new StringBuilder(new String(start, StandardCharsets.ISO_8859_1));
        while (answer.length() < ANSWER_BYTES
                && answer.indexOf("\r\n\r\n") < 0
                && System.nanoTime() - deadlineNanos < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.indexOf("HTTP/1.1 101 ") == 0 && answer.indexOf("\r\nServer: Foyer\r\n") > 0;
    }
}
