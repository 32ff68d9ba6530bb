package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Soak;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 4: the server process is frozen and later resumed, as on a sleeping computer.
@Tag("soak")
class FrozenServerTest {
    private static final int TALKERS = 6;
    private static final int AWAY_SECONDS = 25;
    private static final int FROZEN_SECONDS = Soak.or(26, 30);

    @TempDir private Path data;

    @Test
    void frozenServerIsNoticedAndLosesNothing() throws Exception {
        int times = Soak.or(1, 10);
        long slowest = 0;
        try (var server = new ServeCommandProcess(data);
                var talkerGroup = new TalkerGroup(TALKERS, server.address())) {
            for (int time = 1; time <= times; time++) {
                talkerGroup.meet();
                server.process().freeze();
                long frozen = System.nanoTime();
                int all = time * TALKERS;
                talkerGroup.talkUntil(
                        "all clients notice that the server is away",
                        () -> talkerGroup.lost() >= all);
                long away = System.nanoTime() - frozen;
                slowest = Math.max(slowest, away);
                // the server stays frozen for the rest of the time
                TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(FROZEN_SECONDS) - away);
                server.process().thaw();
                talkerGroup.meet();
            }
            int lost = talkerGroup.lost();
            talkerGroup.finish();
            server.kill();
            var stored = server.stored("Lobby");
            talkerGroup.check(stored);
            System.out.printf(
                    "frozen %d times for %d s: %d messages of %d clients all there once, away seen"
                            + " after %.1f s at the most, connections lost %d times%n",
                    times, FROZEN_SECONDS, stored.size(), TALKERS, slowest / 1e9, lost);
            assertTrue(
                    slowest / 1e9 < AWAY_SECONDS + 0.5,
                    "clients noticed after " + slowest / 1e9 + " s");
        }
    }
}
