package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Soak;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 33: the server says goodbye while people talk.
@Tag("soak")
class StopUnderLoadTest {
    private static final int STOPS = Soak.or(4, 20);
    private static final int TALKERS = 8;

    @TempDir private Path data;

    @Test
    void goodbyeFollowsAllStoredMessages() throws Exception {
        int port = ServeCommandProcess.freePort();
        int all = 0;
        for (int stop = 1; stop <= STOPS; stop++) {
            try (var server = new ServeCommandProcess(data.resolve("server " + stop), port);
                    var talkerGroup = new TalkerGroup(TALKERS, server.address())) {
                talkerGroup.talk(60);
                server.stop();
                talkerGroup.untilClosed("Foyer was closed.");
                var stored = server.stored("Lobby");
                talkerGroup.check(stored);
                all += stored.size();
            }
        }
        System.out.printf(
                "%d stops, %d messages of %d clients: all stored were heard before the goodbye%n",
                STOPS, all, TALKERS);
        assertTrue(all >= STOPS * 60, all + " were said");
    }
}
