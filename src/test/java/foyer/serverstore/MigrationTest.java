package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.sqlite.FileQuarantine;
import foyer.testing.ChildProcess;
import foyer.testing.FakeTime;
import foyer.testing.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Files of older versions, and a kill during their migration (docs/faults.md, case 40).
@Tag("soak")
class MigrationTest {
    @TempDir private Path folder;

    static IntStream older() {
        return IntStream.range(1, ServerDatabase.SCHEMA.version());
    }

    /// All migrations are one transaction of the same code, so the short form kills three of them.
    static IntStream killed() {
        int last = ServerDatabase.SCHEMA.version() - 1;
        return Soak.or(0, 1) == 1 ? older() : IntStream.of(1, last / 2, last);
    }

    private static MessageStore open(Path file) throws IOException {
        return MessageStore.open(file, "new log", new FakeTime());
    }

    private static void assertIsWhole(MessageStore store, int entries) {
        assertNull(store.quarantinedFile());
        assertEquals("old log", store.logId());
        assertEquals(
                List.of(new Change.Member(OldFile.ADA, "Ada", Role.MODERATOR)),
                store.persistedState().members());
        assertEquals(
                List.of(new Change.ScheduleAdded(new Schedule(1, "tea", 10), OldFile.ADA, "Ada")),
                store.persistedState().schedules());
        assertEquals(1, store.persistedState().rooms().size());
        Change.Room room = store.persistedState().rooms().getFirst();
        assertEquals(
                List.of(OldFile.ROOM, OldFile.ADA, "tea", true),
                List.of(room.name(), room.owner(), room.topic(), room.kept()));
        var log = store.before(OldFile.ROOM, Long.MAX_VALUE, entries + 1);
        assertEquals(entries, log.size());
        for (int i = 1; i <= entries; i++) {
            var said = new Said(OldFile.ROOM, i, 5, OldFile.ADA, "Ada", i, "number " + i);
            assertEquals(said, log.get(i - 1));
        }
    }

    @ParameterizedTest
    @MethodSource("older")
    void olderVersionIsMigratedWithoutLoss(int version) throws Exception {
        Path file = folder.resolve("history.db");
        OldFile.write(file, version, 300);
        for (int time = 0; time < 2; time++) {
            try (MessageStore store = open(file)) {
                assertIsWhole(store, 300);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("killed")
    void killDuringMigrationLosesNothing(int version) throws Exception {
        int kills = Soak.or(3, 20);
        int entries = Soak.or(10_000, 50_000);
        var random = new Random(version);
        long took = 0;
        int between = 0;
        int old = 0;
        for (int kill = 0; kill <= kills; kill++) {
            Path file = folder.resolve("file " + kill);
            OldFile.write(file, version, entries);
            try (ChildProcess process =
                    ChildProcess.ofTests(OpenStoreMain.class, List.of(), file.toString())) {
                assertEquals("begins", process.line());
                long start = System.nanoTime();
                if (kill == 0) {
                    assertEquals("done", process.line());
                    took = System.nanoTime() - start;
                } else {
                    // the first time is the slowest
                    TimeUnit.NANOSECONDS.sleep(random.nextLong(took / 2));
                }
                process.kill();
                between += kill > 0 && process.line().equals("null") ? 1 : 0;
                var _ = process.exitCode();
            }
            old += versionOf(file) == version ? 1 : 0;
            try (MessageStore store = open(file)) {
                assertIsWhole(store, entries);
            }
            Files.delete(file);
        }
        System.out.printf(
                "a file of version %d with %,d entries: brought to %d within %d ms; killed in it %d"
                        + " times, the file still old %d times, nothing lost%n",
                version, entries, ServerDatabase.SCHEMA.version(), took / 1_000_000, between, old);
        assertTrue(between > 0, "a kill came during a migration");
    }

    /// The state after SQLite has recovered the killed program's file.
    private static int versionOf(Path file) throws Exception {
        Path copy = file.resolveSibling("copy");
        for (String part : List.of("", "-wal")) {
            if (Files.exists(FileQuarantine.sibling(file, part))) {
                Files.copy(FileQuarantine.sibling(file, part), FileQuarantine.sibling(copy, part));
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var sql = connection.createStatement();
                var row = sql.executeQuery("pragma user_version")) {
            return row.getInt(1);
        } finally {
            for (String part : List.of("-wal", "-shm", "")) {
                Files.deleteIfExists(FileQuarantine.sibling(copy, part));
            }
        }
    }
}
