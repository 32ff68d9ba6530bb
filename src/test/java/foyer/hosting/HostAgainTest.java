package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.app.LaunchOptions;
import foyer.client.ServerStarter;
import foyer.testing.ConnectedClient;
import foyer.testing.MemberKeys;
import foyer.testing.ProcessStats;
import foyer.testing.Soak;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 34: somebody hosts, and stops, and hosts again, without leaving the program.
@Tag("soak")
class HostAgainTest {
    private static final int WARM_UP = 3;

    @TempDir private Path data;

    private void host(int round) throws Exception {
        ServerStarter.HostedServer hostedServer =
                ServerWiring.host(
                        "Ada",
                        _ -> MemberKeys.id("Ada"),
                        new LaunchOptions(data, "127.0.0.1", ""),
                        0);
        try {
            hostedServer.guests(true, false);
            try (var bob = new ConnectedClient("Bob", hostedServer.local().address())) {
                bob.untilIn("Ada’s room");
                bob.say("Ada’s room", "round " + round);
                bob.untilHeard("Ada’s room", "Bob: round " + round);
            }
        } finally {
            hostedServer.stop();
        }
    }

    private static int files() throws Exception {
        return ProcessStats.files(ProcessHandle.current().pid());
    }

    @Test
    void repeatedHostingLeaksNothing() throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            host(round);
        }
        long threads = ProcessStats.threads();
        int files = files();
        long heap = ProcessStats.heap();
        int rounds = Soak.or(10, 100);
        for (int round = 0; round < rounds; round++) {
            host(round);
        }
        long grown = ProcessStats.heap() - heap;
        System.out.printf(
                "hosted %d times: threads %+d, files %+d, heap %+d KB%n",
                rounds, ProcessStats.threads() - threads, files() - files, grown >> 10);
        assertEquals(0, ProcessStats.threads() - threads, "threads");
        assertTrue(files() - files <= 5, files() - files + " files");
        assertTrue(grown <= 5 << 20, "heap +" + grown);
    }
}
