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

/// The way in from a browser, closed until the host opens it. Any thread that may wait some
/// seconds, but never the hub's or a socket's.
public final class GuestServer {
    /// Where guests come in if nothing else is said.
    public static final int PORT = 7789;

    /// The page, its three files and the WebSocket: each is a connection of its own.
    private static final int CONNECTIONS_PER_VISIT = 5;

    /// Which part of the open files may be for guests.
    private static final int SHARE = 8;

    private final String name;
    private final ServerSettings main;
    private final HubLoop hub;
    private final LongSupplier nanoTime;
    private @Nullable SocketServer server;
    private int port;

    /// @param name the server's name, shown on the page
    /// @param main how the server itself listens; guests come in at the same addresses
    public GuestServer(String name, ServerSettings main, HubLoop hub, LongSupplier nanoTime) {
        this.name = name;
        this.main = main;
        this.hub = hub;
        this.nanoTime = nanoTime;
    }

    /// Lets guests in; nothing happens if it does so already.
    ///
    /// @param wanted the port to listen at; 0 for any
    /// @param exact whether only that port will do; otherwise the next ones are tried, then any
    /// @param encrypted whether with the server's key: no browser knows it, so each warns first
    /// @return the port
    /// @throws PortInUseException if only one port would do and another program has it
    public synchronized int open(int wanted, boolean exact, boolean encrypted)
            throws IOException, InterruptedException {
        if (server == null) {
            var settings =
                    new ServerSettings(
                            main.host(), wanted, exact, main.names(), limits(main.limits()));
            if (encrypted) {
                settings = settings.encryptedWith(key());
            }
            var opened = SocketServer.forGuests(settings, GuestPage.pages(name), hub, nanoTime);
            port = opened.start();
            server = opened;
        }
        return port;
    }

    private SSLContext key() throws IOException {
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
                        Math.max(1, SocketServer.mostOf(limits) / SHARE),
                        limits.clients().perAddress(),
                        limits.clients().newPerMinute() * CONNECTIONS_PER_VISIT));
    }

    /// Sends the guests away and lets nobody in any more; nothing happens if it is closed.
    ///
    /// @param text shown to the guests
    public synchronized void close(String text) throws InterruptedException {
        SocketServer open = server;
        server = null;
        if (open != null) {
            open.stop(text, 0);
        }
    }
}
