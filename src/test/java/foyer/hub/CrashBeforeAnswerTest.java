package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.LogEntry.Said;
import foyer.serverstore.MessageStore;
import foyer.testing.FakeTime;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server crashes after it stored a message and before it answers (case 5 of docs/faults.md).
/// Copies its files at that moment and starts another server with them.
@Tag("soak")
class CrashBeforeAnswerTest {
    @TempDir private Path folder;

    private HubFixture open(Path file) throws IOException {
        var store = MessageStore.open(file, "start " + file.getParent(), new FakeTime());
        return new HubFixture(store, "lobby");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        for (String part : List.of("", "-wal")) {
            Files.copy(
                    from.resolveSibling(from.getFileName() + part),
                    to.resolveSibling(to.getFileName() + part));
        }
    }

    @Test
    void repeatedMessageKeepsItsSeqAfterACrash() throws Exception {
        int times = Soak.or(20, 1_000);
        Path file = folder.resolve("first").resolve("history.db");
        HubFixture first = open(file);
        RecordingPeer ada = first.signIn("Ada", "lobby");
        for (int n = 1; n <= times; n++) {
            ada.say("lobby", n, "number " + n);
            Said stored = ada.only(Said.class);
            assertEquals(n, stored.seq());
            ada.take();
            Path image = folder.resolve("image").resolve("history.db");
            copy(file, image);
            HubFixture second = open(image);
            RecordingPeer again = second.signIn("Ada", "lobby");
            again.say("lobby", n, "number " + n);
            assertEquals(stored, again.only(Said.class));
            assertEquals(n, second.store.lastSeq("lobby"));
            again.say("lobby", n + 1, "the next");
            assertEquals(n + 1, second.store.lastSeq("lobby"));
            second.store.close();
            try (var left = Files.list(image.getParent())) {
                for (Path each : left.toList()) {
                    Files.delete(each);
                }
            }
        }
        first.store.close();
        System.out.printf("%d crashes before an answer: each message stored once%n", times);
    }
}
