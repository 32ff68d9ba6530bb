package foyer.guest;

import foyer.connection.ServerAddress;
import foyer.hub.Hub;
import foyer.hub.HubExecutors;
import foyer.hub.HubLimits;
import foyer.hub.HubLimits.Rate;
import foyer.hub.HubLoop;
import foyer.hub.HubSettings;
import foyer.protocol.MemberId;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import foyer.serverstore.MessageStore;
import foyer.testing.MemberKeys;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;

import javax.net.ssl.SSLContext;

/// A whole server in memory whose door for guests is open. One thread.
final class GuestServerFixture implements AutoCloseable {
    /// The key of its host.
    static final String HOST = MemberKeys.of("Host");

    final ServerAddress address;
    final GuestServer guestServer;
    final int guestPort;
    private final SocketServer sockets;
    private final ExecutorService hashing = HubExecutors.forPasswords();
    private final MessageStore store = MessageStore.inMemory("k7f2m4qz");

    GuestServerFixture() throws Exception {
        this(null);
    }

    /// One that asks for a password.
    static GuestServerFixture locked(String password) throws Exception {
        return new GuestServerFixture(null, password);
    }

    /// @param key encrypts the way in for guests; null for a plain one
    GuestServerFixture(@Nullable SSLContext key) throws Exception {
        this(key, "");
    }

    private GuestServerFixture(@Nullable SSLContext key, String password) throws Exception {
        var rooms = List.of("Lobby", "Kitchen");
        var settings =
                new HubSettings(
                        "Ada's room",
                        Set.of(MemberId.of(HOST)),
                        rooms,
                        "",
                        List.of(),
                        HubLimits.DEFAULT.withPerMember(new Rate(1_000, 500)));
        var hub =
                new Hub(
                        settings,
                        store,
                        InstantSource.system(),
                        System::nanoTime,
                        new SecureRandom(),
                        hashing);
        hub.setPasswordAtStart(password);
        var loop = new HubLoop(hub);
        var limits = ServerLimits.DEFAULT.withPerAddress(100, 10_000).withFrames(2_000, 500);
        var where = new ServerSettings("127.0.0.1", 0, true, limits);
        sockets = new SocketServer(where, loop, System::nanoTime);
        guestServer =
                new GuestServer(
                        settings.name(),
                        key == null ? where : where.encryptedWith(key),
                        loop,
                        System::nanoTime);
        address = ServerAddress.plain("127.0.0.1", sockets.start());
        guestPort = guestServer.open(0, true, key != null);
        loop.start();
    }

    @Override
    public void close() throws IOException {
        try {
            sockets.stop("done", 0);
            guestServer.close("done");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        hashing.shutdownNow();
        store.close();
    }
}
