package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.app.LaunchOptions;
import foyer.connection.ServerAddress;
import foyer.discovery.ServerAnnouncement;
import foyer.hub.HubSettings;
import foyer.protocol.ServerOccupancy;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.testing.ConnectedClient;
import foyer.testing.MemberKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdvertisedServerTest {
    @TempDir private Path data;

    private RunningServer serve(String password) throws Exception {
        return ServerWiring.serve(
                new HubSettings("Club", Set.of(MemberKeys.id("Host")), List.of("Lobby"), List.of()),
                new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT),
                null,
                data,
                password);
    }

    private static boolean isLocked(RunningServer server) {
        return AdvertisedServer.announcement(server, "Club", "", "den").occupancy().locked();
    }

    @Test
    void hostedServerIsAnnouncedUnderItsIdentity() throws Exception {
        var hostedServer =
                ServerWiring.host(
                        "Ada",
                        _ -> MemberKeys.id("Ada"),
                        new LaunchOptions(data, "127.0.0.1", ""),
                        0);
        String fingerprint = hostedServer.local().fingerprint();
        assertEquals(
                new ServerAnnouncement(
                                1,
                                "id",
                                fingerprint,
                                "Ada",
                                "den",
                                7788,
                                new ServerOccupancy(1, 1, false))
                        .key(),
                hostedServer.identity());
        hostedServer.stop();
    }

    @Test
    void announcementFollowsPasswordChanges() throws Exception {
        RunningServer server = serve(null);
        assertFalse(isLocked(server));
        var address = ServerAddress.plain("127.0.0.1", server.port());
        try (var host = new ConnectedClient("Host", MemberKeys.of("Host"), address)) {
            host.untilIn("Lobby");
            host.with(chat -> chat.hostModel().setPassword("open sesame"));
            host.until("the server is announced as locked", _ -> isLocked(server));
            host.with(chat -> chat.hostModel().setPassword(""));
            host.until("the server is announced as open", _ -> !isLocked(server));
        }
        server.stop("", 0);
    }

    @Test
    void serverStartedWithPasswordIsAnnouncedAsLocked() throws Exception {
        RunningServer first = serve("open sesame");
        assertTrue(isLocked(first));
        assertEquals("Club", AdvertisedServer.announcement(first, "Club", "", "den").name());
        first.stop("", 0);
        RunningServer second = serve(null);
        assertTrue(isLocked(second));
        second.stop("", 0);
    }
}
