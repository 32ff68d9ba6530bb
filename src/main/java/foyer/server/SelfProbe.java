package foyer.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls the server as a stranger would and hears whether it answers. One thread.
final class SelfProbe {
    private static final Logger LOG = LoggerFactory.getLogger(SelfProbe.class);
    private static final int PATIENCE_MILLIS = 2_000;
    private static final byte[] CALL =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Set<Integer> ownPorts;
    private final LongSupplier letIn;
    private long letInBefore;
    private int failures;

    /// @param ownPorts where it puts the ports it calls from while it does
    /// @param letIn how many were let in so far
    SelfProbe(Set<Integer> ownPorts, LongSupplier letIn) {
        this.ownPorts = ownPorts;
        this.letIn = letIn;
    }

    /// Whether the server is deaf: twice in a row it did not answer, and let in nobody else either.
    /// When all come back at once they may well be ahead of this call.
    boolean isUnresponsive(InetAddress at, int port) {
        boolean answers = answers(at, port);
        long now = letIn.getAsLong();
        failures = answers || now != letInBefore ? 0 : failures + 1;
        letInBefore = now;
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
