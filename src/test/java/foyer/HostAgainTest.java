package foyer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.state.Hosting;
import foyer.testing.Gauge;
import foyer.testing.Keys;
import foyer.testing.Soak;
import foyer.testing.Visitor;
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
        Hosting.Hosted hosted =
                Wiring.host("Ada", _ -> Keys.id("Ada"), new Choices(data, "127.0.0.1", ""), 0);
        try {
            hosted.guests(true, false);
            try (var bob = new Visitor("Bob", hosted.local().address())) {
                bob.untilIn("Ada’s room");
                bob.say("Ada’s room", "round " + round);
                bob.untilHeard("Ada’s room", "Bob: round " + round);
            }
        } finally {
            hosted.stop();
        }
    }

    private static int files() throws Exception {
        return Gauge.files(ProcessHandle.current().pid());
    }

    @Test
    void againAndAgainLeavesNothingBehind() throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            host(round);
        }
        long threads = Gauge.threads();
        int files = files();
        long heap = Gauge.heap();
        int rounds = Soak.or(10, 100);
        for (int round = 0; round < rounds; round++) {
            host(round);
        }
        long grown = Gauge.heap() - heap;
        System.out.printf(
                "hosted %d times: threads %+d, files %+d, heap %+d KB%n",
                rounds, Gauge.threads() - threads, files() - files, grown >> 10);
        assertEquals(0, Gauge.threads() - threads, "threads");
        assertTrue(files() - files <= 5, files() - files + " files");
        assertTrue(grown <= 5 << 20, "heap +" + grown);
    }
}
