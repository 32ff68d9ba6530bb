package foyer.guest;

import foyer.connection.ServerAddress;
import foyer.hub.HubLimits;
import foyer.hub.HubLimits.Rate;
import foyer.hub.HubSettings;
import foyer.protocol.MemberId;
import foyer.server.ServerLimits;
import foyer.testing.MemberKeys;
import foyer.testing.TestServer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A server in memory with an open guest port and two rooms. One thread.
final class GuestServerFixture implements AutoCloseable {
    /// Member key of the host.
    static final String HOST = MemberKeys.of("Host");

    final ServerAddress address;
    final GuestServer guestServer;
    final int guestPort;
    private final TestServer server;

    GuestServerFixture() throws Exception {
        this(null);
    }

    static GuestServerFixture locked(String password) throws Exception {
        return new GuestServerFixture(null, password);
    }

    /// @param key encrypts guests' connections; null to leave them plain
    GuestServerFixture(@Nullable SSLContext key) throws Exception {
        this(key, "");
    }

    private GuestServerFixture(@Nullable SSLContext key, String password) throws Exception {
        server =
                TestServer.with(
                                new HubSettings(
                                        "Ada's room",
                                        Set.of(MemberId.of(HOST)),
                                        List.of("Lobby", "Kitchen"),
                                        "",
                                        List.of(),
                                        HubLimits.DEFAULT.withPerMember(new Rate(1_000, 500))))
                        .limits(
                                ServerLimits.DEFAULT
                                        .withPerAddress(100, 10_000)
                                        .withFrames(2_000, 500))
                        .password(password)
                        .start();
        address = server.address;
        guestServer =
                new GuestServer(
                        "Ada's room",
                        key == null ? server.settings : server.settings.encryptedWith(key),
                        server.hub,
                        System::nanoTime);
        guestPort = guestServer.open(0, true, key != null);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            guestServer.close("done");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
