package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ServerAddress;
import foyer.protocol.LogEntry;
import foyer.testing.OtherClock;
import foyer.testing.Soak;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 14: somebody sets the clock of the server, or of those who talk, while they talk.
@Tag("soak")
class ClockJumpsTest {
    private static final int TALKERS = 6;
    private static final List<String> JUMPS =
            Soak.or(List.of("-1d", "+20y"), List.of("-1d", "+1d", "+20y", "+0", "-20y", "+1d"));

    @TempDir private Path folder;

    @Test
    void clockJumpsKeepOrderAndConnections() throws Exception {
        var serverClock = new OtherClock(folder.resolve("server clock"));
        var talkersClock = new OtherClock(folder.resolve("talkers clock"));
        var address = ServerAddress.plain("127.0.0.1", ServeCommandProcess.freePort());
        try (var server =
                        new ServeCommandProcess(
                                folder.resolve("data"), address, serverClock.before());
                var talkers = new TalkerProcess(talkersClock.before(), TALKERS, address)) {
            talkers.talk();
            talkers.meet();
            for (String by : JUMPS) {
                serverClock.isOff(by);
                talkers.meet();
                talkersClock.isOff(by);
                talkers.meet();
            }
            talkers.hush();
            talkers.finish();
            assertEquals(0, talkers.lost(), "connections lost");
            server.kill();
            List<LogEntry> stored = server.stored("Lobby");
            talkers.check(stored);
            Duration most = Duration.ZERO;
            for (int i = 1; i < stored.size(); i++) {
                long jump = stored.get(i).at() - stored.get(i - 1).at();
                most = Duration.ofMillis(Math.max(most.toMillis(), Math.abs(jump)));
            }
            assertTrue(most.toDays() > 365 * 19, "the server saw a jump of " + most);
            System.out.printf(
                    "both clocks set %d times, by %d days at the most: %d messages of %d clients"
                            + " all there once, no connection lost%n",
                    JUMPS.size(), most.toDays(), stored.size(), TALKERS);
        }
    }
}
