package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server dies as in a power cut, again and again, while people talk.
class KillServerTest {
    private static final int KILLS = 10;
    private static final int TALKERS = 20;
    private static final long SEED = 3;

    @TempDir private Path data;

    @Test
    void tenKillsLoseNothingAndDoubleNothingWithSeed3() throws Exception {
        var random = new Random(SEED);
        long slowest = 0;
        try (var server = new Served(data);
                var talkers = new Talkers(TALKERS, server.address())) {
            for (int kill = 1; kill <= KILLS; kill++) {
                // they may say 400 at once: the kill comes while they do
                talkers.talk(50 + random.nextInt(300));
                server.killAndStart();
                long up = System.nanoTime();
                talkers.untilAllAreBack(kill);
                slowest = Math.max(slowest, System.nanoTime() - up);
            }
            talkers.finish();
            server.kill();
            var stored = server.stored("Lobby");
            talkers.check(stored);
            System.out.printf(
                    "%d messages of %d clients, %d kills: all stored once;"
                            + " the last client back %d ms after the server%n",
                    stored.size(), TALKERS, KILLS, slowest / 1_000_000);
            assertTrue(stored.size() > KILLS * 50, stored.size() + " were said");
        }
    }
}
