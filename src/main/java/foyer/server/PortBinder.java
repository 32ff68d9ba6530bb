package foyer.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.channels.ServerSocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a port. Pure functions; any thread, but they ask the system.
final class PortBinder {
    private static final Logger LOG = LoggerFactory.getLogger(PortBinder.class);

    /// How many may wait to be let in: enough for everybody to come back at once.
    private static final int BACKLOG = 1_024;

    private static final int PORTS_TRIED = 10;
    private static final int ANY = 0;

    private PortBinder() {}

    /// @throws PortInUseException if only that port would do and another program has it
    static ServerSocketChannel of(ServerSettings settings) throws IOException {
        InetAddress at = InetAddress.getByName(settings.host());
        int port = settings.port();
        if (settings.exact()) {
            return bind(at, port);
        }
        for (int i = 0; port != ANY && i < PORTS_TRIED && port + i <= 0xFFFF; i++) {
            try {
                return bind(at, port + i);
            } catch (PortInUseException e) {
                LOG.info("{} The next one is tried.", e.getMessage());
            }
        }
        return bind(at, ANY);
    }

    /// The JDK sets SO_REUSEADDR by itself, so a port is free again at once after a stop, but not
    /// on Windows, where another program could take the port from us by it.
    static ServerSocketChannel bind(InetAddress at, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(at, port), BACKLOG);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e instanceof BindException && isHere(at) ? new PortInUseException(port, e) : e;
        }
    }

    private static boolean isHere(InetAddress at) throws IOException {
        return at.isAnyLocalAddress() || NetworkInterface.getByInetAddress(at) != null;
    }
}
