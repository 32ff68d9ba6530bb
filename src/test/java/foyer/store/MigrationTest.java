package foyer.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Logged.Said;
import foyer.protocol.Role;
import foyer.protocol.Schedule;
import foyer.sqlite.Aside;
import foyer.testing.Child;
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

/// Faults, case 40: files of older versions, and a kill while they are brought to today's.
@Tag("soak")
class MigrationTest {
    @TempDir private Path folder;

    static IntStream older() {
        return IntStream.range(1, Database.SCHEMA.version());
    }

    private static MessageStore open(Path file) throws IOException {
        return MessageStore.open(file, "new log", new FakeTime());
    }

    private static void assertIsWhole(MessageStore store, int entries) {
        assertNull(store.setAside());
        assertEquals("old log", store.logId());
        assertEquals(
                List.of(new Change.Member(OldFile.ADA, "Ada", Role.MODERATOR)),
                store.standing().members());
        assertEquals(
                List.of(new Change.Planned(new Schedule(1, "tea", 10), OldFile.ADA, "Ada")),
                store.standing().plans());
        assertEquals(1, store.standing().rooms().size());
        Change.Room room = store.standing().rooms().getFirst();
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
    void aFileOfAnOlderVersionIsBroughtToTodaysAndNothingIsLost(int version) throws Exception {
        Path file = folder.resolve("history.db");
        OldFile.write(file, version, 300);
        for (int time = 0; time < 2; time++) {
            try (MessageStore store = open(file)) {
                assertIsWhole(store, 300);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("older")
    void whoeverDiesInBetweenLosesNothing(int version) throws Exception {
        int kills = Soak.or(3, 20);
        int entries = Soak.or(10_000, 50_000);
        var random = new Random(version);
        long took = 0;
        int between = 0;
        int old = 0;
        for (int kill = 0; kill <= kills; kill++) {
            Path file = folder.resolve("file " + kill);
            OldFile.write(file, version, entries);
            try (Child child = Child.ofTests(OpeningProgram.class, List.of(), file.toString())) {
                assertEquals("begins", child.line());
                long start = System.nanoTime();
                if (kill == 0) {
                    assertEquals("done", child.line());
                    took = System.nanoTime() - start;
                } else {
                    // the first time is the slowest
                    TimeUnit.NANOSECONDS.sleep(random.nextLong(took / 2));
                }
                child.kill();
                between += kill > 0 && child.line().equals("null") ? 1 : 0;
                var _ = child.exitCode();
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
                version, entries, Database.SCHEMA.version(), took / 1_000_000, between, old);
        assertTrue(between > 0, "a kill came in between");
    }

    /// As it stands after SQLite has looked at what the killed one left.
    private static int versionOf(Path file) throws Exception {
        Path copy = file.resolveSibling("copy");
        for (String part : List.of("", "-wal")) {
            if (Files.exists(Aside.beside(file, part))) {
                Files.copy(Aside.beside(file, part), Aside.beside(copy, part));
            }
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                var sql = connection.createStatement();
                var row = sql.executeQuery("pragma user_version")) {
            return row.getInt(1);
        } finally {
            for (String part : List.of("-wal", "-shm", "")) {
                Files.deleteIfExists(Aside.beside(copy, part));
            }
        }
    }
}
