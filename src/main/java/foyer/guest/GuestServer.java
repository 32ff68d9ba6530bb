package foyer.guest;

import foyer.hub.HubLoop;
import foyer.server.PortInUseException;
import foyer.server.ServerLimits;
import foyer.server.ServerLimits.Clients;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import java.io.IOException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The port for guests' browsers, closed until the host opens it. Methods block for up to some
/// seconds, so never call them on the hub's or a socket's thread.
public final class GuestServer {
    /// Default port.
    public static final int PORT = 7789;

    /// A browser opens one connection each for the page, its three files and the WebSocket.
    private static final int CONNECTIONS_PER_GUEST = 5;

    /// Guests may use an eighth of the server's connections.
    private static final int CONNECTIONS_DIVISOR = 8;

    private final String name;
    private final ServerSettings main;
    private final HubLoop hub;
    private final LongSupplier nanoTime;
    private @Nullable SocketServer server;
    private int port;

    /// @param name server name shown on the page
    /// @param main settings of the server; guests connect to the same addresses
    public GuestServer(String name, ServerSettings main, HubLoop hub, LongSupplier nanoTime) {
        this.name = name;
        this.main = main;
        this.hub = hub;
        this.nanoTime = nanoTime;
    }

    /// Opens the port. Does nothing if it is open.
    ///
    /// @param preferredPort port to listen on; 0 for any
    /// @param exact whether to fail if the port is taken; otherwise the next ports are tried, then
    ///   any
    /// @param encrypted whether to use the server's key. Browsers do not know it and warn first
    /// @return the port
    /// @throws PortInUseException if `exact` and another program uses the port
    public synchronized int open(int preferredPort, boolean exact, boolean encrypted)
            throws IOException, InterruptedException {
        if (server == null) {
            var settings =
                    new ServerSettings(
                            main.host(), preferredPort, exact, main.names(), limits(main.limits()));
            if (encrypted) {
                settings = settings.encryptedWith(serverKey());
            }
            var opened =
                    SocketServer.forGuests(
                            settings, GuestPage.pages(name, hub.identity()), hub, nanoTime);
            port = opened.start();
            server = opened;
        }
        return port;
    }

    private SSLContext serverKey() throws IOException {
        SSLContext key = main.encryption();
        if (key == null) {
            throw new IOException(
                    "This server has no key, so guest connections can’t be encrypted.");
        }
        return key;
    }

    private static ServerLimits limits(ServerLimits limits) {
        return limits.with(
                new Clients(
                        Math.max(1, SocketServer.maxConnections(limits) / CONNECTIONS_DIVISOR),
                        limits.clients().perAddress(),
                        limits.clients().newPerMinute() * CONNECTIONS_PER_GUEST));
    }

    /// Dismisses the guests and closes the port. Does nothing if it is closed.
    ///
    /// @param text shown to the guests
    public synchronized void close(String text) throws InterruptedException {
        SocketServer closing = server;
        server = null;
        if (closing != null) {
            closing.stop(text, 0);
        }
    }
}
