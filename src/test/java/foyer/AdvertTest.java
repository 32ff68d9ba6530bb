package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.HubSettings;
import foyer.lan.Announcement;
import foyer.link.ServerAddress;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.testing.Keys;
import foyer.testing.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What those near are told of a server.
class AdvertTest {
    @TempDir private Path data;

    private RunningServer serve(String password) throws Exception {
        return Wiring.serve(
                new HubSettings("Club", Set.of(Keys.id("Host")), List.of("Lobby"), List.of()),
                new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT),
                null,
                data,
                password);
    }

    private static boolean locked(RunningServer server) {
        return Advert.says(server, "Club", "", "den").locked();
    }

    @Test
    void itsOwnWindowKnowsItByWhatItIsAdvertisedUnder() throws Exception {
        var hosted = Wiring.host("Ada", _ -> Keys.id("Ada"), new Choices(data, "127.0.0.1", ""), 0);
        String print = hosted.local().print();
        assertEquals(
                new Announcement(1, "id", print, "Ada", "den", 7788, 1, 1, false).key(),
                hosted.identity());
        hosted.stop();
    }

    @Test
    void theLockTellsTheTruthAndFollowsChanges() throws Exception {
        RunningServer server = serve(null);
        assertFalse(locked(server));
        var address = ServerAddress.plain("127.0.0.1", server.port());
        try (var host = new Visitor("Host", Keys.of("Host"), address)) {
            host.untilIn("Lobby");
            host.with(chat -> chat.hostDesk().setPassword("open sesame"));
            host.until("it asks for a password", _ -> locked(server));
            host.with(chat -> chat.hostDesk().setPassword(""));
            host.until("it asks for none", _ -> !locked(server));
        }
        server.stop("", 0);
    }

    @Test
    void aServerThatStartsWithAPasswordSaysSoFromTheBeginning() throws Exception {
        RunningServer first = serve("open sesame");
        assertTrue(locked(first));
        assertEquals("Club", Advert.says(first, "Club", "", "den").name());
        first.stop("", 0);
        RunningServer second = serve(null);
        assertTrue(locked(second));
        second.stop("", 0);
    }
}
