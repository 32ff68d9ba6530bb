package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Soak;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 1: the server is killed repeatedly while members talk.
@Tag("soak")
class KillServerTest {
    private static final int KILLS = Soak.or(10, 50);
    private static final int LEAST = Soak.or(30, 200);
    private static final int MORE = Soak.or(120, 300);
    private static final int TALKERS = 20;
    private static final long SEED = 3;

    @TempDir private Path data;

    @Test
    void killedServerLosesAndDuplicatesNothingSeed3() throws Exception {
        var random = new Random(SEED);
        var back = new ArrayList<Long>();
        try (var server = new ServeCommandProcess(data);
                var talkerGroup = new TalkerGroup(TALKERS, server.address())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                // the burst limit of all members is 400 messages: the kill comes while they still
                // talk
                talkerGroup.talk(LEAST + random.nextInt(MORE));
                long killed = System.nanoTime();
                server.killAndStart();
                long up = System.nanoTime();
                talkerGroup.untilAllAreBackSince(killed);
                back.addAll(talkerGroup.millisUntilWelcome(up));
            }
            talkerGroup.finish();
            server.kill();
            var stored = server.stored("Lobby");
            talkerGroup.check(stored);
            Collections.sort(back);
            System.out.printf(
                    "%d messages of %d clients, %d kills: all stored once; let in again %d ms after"
                            + " the server is there (median), %d ms (99 %%), %d ms (last)%n",
                    stored.size(),
                    TALKERS,
                    KILLS,
                    back.get(back.size() / 2),
                    back.get(back.size() * 99 / 100),
                    back.getLast());
            assertTrue(stored.size() > KILLS * LEAST, stored.size() + " were said");
        }
    }
}
