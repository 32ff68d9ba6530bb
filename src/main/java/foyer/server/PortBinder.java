package foyer.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.ServerSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the listening socket. Thread-safe.
final class PortBinder {
    private static final Logger LOG = LoggerFactory.getLogger(PortBinder.class);

    /// Connections waiting to be accepted: enough for all clients to reconnect at once.
    private static final int BACKLOG = 1_024;

    private static final int PORTS_TRIED = 10;
    private static final int ANY = 0;

    private PortBinder() {}

    /// @throws PortInUseException if the settings require this port and another program uses it
    static ServerSocketChannel open(ServerSettings settings) throws IOException {
        InetAddress address = InetAddress.getByName(settings.host());
        int port = settings.port();
        if (settings.exact()) {
            return bind(address, port);
        }
        for (int i = 0; port != ANY && i < PORTS_TRIED && port + i <= 0xFFFF; i++) {
            try {
                return bind(address, port + i);
            } catch (PortInUseException e) {
                LOG.info("{} Trying the next one.", e.getMessage());
            }
        }
        return bind(address, ANY);
    }

    /// Leaves SO_REUSEADDR to the JDK, which sets it except on Windows. So a port can be bound
    /// again right after a stop; on Windows the option would let another program take the port.
    static ServerSocketChannel bind(InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(address, port), BACKLOG);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e instanceof BindException && isLocal(address)
                    ? new PortInUseException(port, e)
                    : e;
        }
    }

    private static boolean isLocal(InetAddress address) throws IOException {
        return address.isAnyLocalAddress() || NetworkInterface.getByInetAddress(address) != null;
    }
}
