package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 12: the host puts an older copy of the history back, and those who saw more come
/// back to it.
class RestoredBackupTest {
    private static final int TALKERS = 6;
    private static final double BACK_SECONDS = 10;

    @TempDir private Path folder;

    /// The history; what people gave stands in a folder beside it.
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var old = Files.list(to)) {
            for (Path each : old.filter(Files::isRegularFile).toList()) {
                Files.delete(each);
            }
        }
        try (var parts = Files.list(from)) {
            for (Path each : parts.filter(Files::isRegularFile).toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
        }
    }

    @Test
    void clientsShowExactlyTheRestoredHistory() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        try (var server = new ServeCommandProcess(data);
                var talkerGroup = new TalkerGroup(TALKERS, server.address())) {
            talkerGroup.talk(60);
            long killed = System.nanoTime();
            server.kill();
            copy(data, backup);
            server.start();
            talkerGroup.untilAllAreBackSince(killed);
            talkerGroup.talk(60);
            long killedAgain = System.nanoTime();
            server.kill();
            int lost = server.stored("Lobby").size();
            copy(backup, data);
            server.start();
            long up = System.nanoTime();
            talkerGroup.untilAllAreBackSince(killedAgain);
            talkerGroup.meet();
            double back = (System.nanoTime() - up) / 1e9;
            talkerGroup.talk(60);
            talkerGroup.finish();
            server.kill();
            var stored = server.stored("Lobby");
            var check = new HistoryCheck(stored);
            talkerGroup
                    .talkerReports()
                    .forEach(each -> check.seenBy(each.name(), each.log(), List.of()));
            check.assertHolds();
            System.out.printf(
                    "a copy put back, %d entries instead of %d: the last of %d clients is there"
                            + " %.1f s after the server, and all see what it holds%n",
                    stored.size(), lost, TALKERS, back);
            assertTrue(back < BACK_SECONDS, "back after " + back + " s");
        }
    }
}
