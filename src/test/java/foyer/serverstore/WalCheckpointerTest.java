package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry.Said;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import foyer.testing.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WalCheckpointerTest {
    private static final String ADA = MemberKeys.id("Ada");

    @TempDir private Path folder;

    private static MessageStore open(Path folder) throws IOException {
        return MessageStore.open(folder.resolve("history.db"), "log", new FakeTime());
    }

    private static Change said(long seq) {
        return new Change.Entry(new Said("lobby", seq, 5, ADA, "Ada", seq, "text " + seq));
    }

    private void askForSpace() throws IOException {
        Skip.unless(
                Files.getFileStore(folder).getUsableSpace() > 1L << 30,
                "the log is extended only if the disk has space");
    }

    @Test
    void logDoesNotGrowWithManySmallBatches() throws Exception {
        askForSpace();
        Path log = folder.resolve("history.db-wal");
        try (MessageStore store = open(folder)) {
            assertEquals(WalCheckpointer.INITIAL_BYTES, Files.size(log));
            for (int seq = 1; seq <= 2_000; seq++) {
                store.store(List.of(said(seq)));
                store.runMaintenance();
            }
            assertEquals(WalCheckpointer.INITIAL_BYTES, Files.size(log));
            assertEquals(2_000, store.lastSeq("lobby"));
        }
    }

    @Test
    void logIsReadAfterACrashWithoutTheZeros() throws Exception {
        askForSpace();
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        try (MessageStore store = open(folder)) {
            store.store(List.of(said(1), said(2)));
            for (String part : new String[] {"history.db", "history.db-wal"}) {
                Files.copy(folder.resolve(part), crashed.resolve(part));
            }
        }
        try (MessageStore store = open(crashed)) {
            assertEquals(2, store.before("lobby", 99, 99).size());
            store.store(List.of(said(3)));
            assertEquals(3, store.lastSeq("lobby"));
        }
        assertTrue(Files.notExists(crashed.resolve("history.db-wal")));
    }
}
