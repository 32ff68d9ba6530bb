package foyer.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the server as a stranger would and hears whether it answers. One thread.
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int PATIENCE_MILLIS = 2_000;
    private static final byte[] CALL =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Set<Integer> ownPorts;
    private int failures;

    Watch(Set<Integer> ownPorts) {
        this.ownPorts = ownPorts;
    }

    /// Whether the server is deaf: it did not answer twice in a row.
    boolean isDeaf(InetAddress at, int port) {
        failures = answers(at, port) ? 0 : failures + 1;
        if (failures < 2) {
            return false;
        }
        failures = 0;
        return true;
    }

    private boolean answers(InetAddress at, int port) {
        InetAddress target = at.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : at;
        try (Socket socket = new Socket()) {
            socket.bind(null);
            int own = socket.getLocalPort();
            ownPorts.add(own);
            try {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.connect(new InetSocketAddress(target, port), PATIENCE_MILLIS);
                socket.getOutputStream().write(CALL);
                return socket.getInputStream().read() >= 0;
            } finally {
                ownPorts.remove(own);
            }
        } catch (IOException e) {
            LOG.warn("the server did not answer its own call: {}", e.getMessage());
            return false;
        }
    }
}
