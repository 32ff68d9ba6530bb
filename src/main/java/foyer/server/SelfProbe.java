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

/// Connects to the server's own port to check that it still accepts connections. One thread.
final class SelfProbe {
    private static final Logger LOG = LoggerFactory.getLogger(SelfProbe.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Set<Integer> ownPorts;
    private final LongSupplier acceptedCount;
    private long lastAcceptedCount;
    private int failures;

    /// @param ownPorts receives the local ports of the probes while they run
    /// @param acceptedCount handshakes completed so far
    SelfProbe(Set<Integer> ownPorts, LongSupplier acceptedCount) {
        this.ownPorts = ownPorts;
        this.acceptedCount = acceptedCount;
    }

    /// Probes once.
    ///
    /// @return true after two failed probes in a row with no other connection accepted meanwhile.
    ///   Other clients count because a mass reconnect can delay the probe
    boolean isUnresponsive(InetAddress address, int port) {
        boolean answers = answers(address, port);
        long accepted = acceptedCount.getAsLong();
        failures = answers || accepted != lastAcceptedCount ? 0 : failures + 1;
        lastAcceptedCount = accepted;
        if (failures < 2) {
            return false;
        }
        failures = 0;
        return true;
    }

    private boolean answers(InetAddress address, int port) {
        InetAddress target =
                address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        try (Socket socket = new Socket()) {
            socket.bind(null);
            int ownPort = socket.getLocalPort();
            ownPorts.add(ownPort);
            try {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                socket.connect(new InetSocketAddress(target, port), TIMEOUT_MILLIS);
                socket.getOutputStream().write(REQUEST);
                return socket.getInputStream().read() >= 0;
            } finally {
                ownPorts.remove(ownPort);
            }
        } catch (IOException e) {
            LOG.warn("the server did not answer its own probe: {}", e.getMessage());
            return false;
        }
    }
}
