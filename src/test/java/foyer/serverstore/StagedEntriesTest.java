package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers cannot tell whether an entry is staged or merged.
final class StagedEntriesTest {
    private static final String ADA = MemberKeys.id("Ada");
    private static final String BOB = MemberKeys.id("Bob");
    private static final int MANY = 2 * StagedEntries.MERGE_SIZE + 500;

    @TempDir private Path folder;

    private static MessageStore open(Path folder) throws IOException {
        return MessageStore.open(folder.resolve("history.db"), "log", new FakeTime());
    }

    private static Said said(String room, long seq, String by, long n) {
        return new Said(room, seq, seq, by, "somebody", n, "text " + n);
    }

    private static void say(MessageStore store, Said... said) throws NotStoredException {
        store.store(List.of(said).stream().<Change>map(Change.Entry::new).toList());
    }

    private static Change.Room lobby() {
        return new Change.Room("lobby", ADA, "", true, "log", Retention.ALWAYS, 0);
    }

    private static boolean isRefused(MessageStore store, Said... said) {
        try {
            say(store, said);
            return false;
        } catch (NotStoredException e) {
            assertFalse(e.isDiskFailure());
            return true;
        }
    }

    private static void sortIn(MessageStore store) throws NotStoredException {
        while (store.updateSearchIndex(MANY)) {}
    }

    /// A copy of the file, as a crash would leave it.
    private Path crashed(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String part : new String[] {"history.db", "history.db-wal"}) {
            Files.copy(folder.resolve(part), copy.resolve(part));
        }
        return copy;
    }

    private static void assertAllIsThere(MessageStore store) {
        assertNull(store.quarantinedFile());
        var all = LongStream.rangeClosed(1, MANY).mapToObj(i -> said("lobby", i, ADA, 2 * i));
        assertEquals(all.toList(), store.before("lobby", Long.MAX_VALUE, MANY + 1));
        for (long seq = 1; seq <= MANY; seq += 49) {
            assertEquals(
                    said("lobby", seq, ADA, 2 * seq), store.numbers().find("lobby", ADA, 2 * seq));
            assertNull(store.numbers().find("lobby", ADA, 2 * seq + 1));
            assertNull(store.numbers().find("lobby", BOB, 2 * seq));
            assertNull(store.numbers().find("garden", ADA, 2 * seq));
            assertEquals(seq - 1, store.olderThan("lobby", seq, MANY));
            assertEquals(List.of(said("lobby", seq, ADA, 2 * seq)), last(store, seq + 1));
            assertTrue(store.hasBefore("lobby", seq + 1));
        }
        assertFalse(store.hasBefore("lobby", 1));
        assertEquals(MANY, store.lastSeq("lobby"));
        assertEquals(MANY, store.olderThan("lobby", MANY + 1, MANY));
        assertEquals(2 * MANY, store.numbers().last(ADA));
        assertEquals(0, store.numbers().last(BOB));
    }

    private static List<?> last(MessageStore store, long before) {
        return store.before("lobby", before, 1);
    }

    @Test
    void allEntriesAreReadAfterCrashAndClose() throws Exception {
        Path crashed;
        try (MessageStore store = open(folder)) {
            for (int seq = 1; seq <= MANY; seq++) {
                say(store, said("lobby", seq, ADA, 2 * seq));
                store.runMaintenance();
            }
            assertAllIsThere(store);
            crashed = crashed("crashed");
        }
        try (MessageStore store = open(folder)) {
            assertAllIsThere(store);
            sortIn(store);
            assertAllIsThere(store);
        }
        try (MessageStore store = open(crashed)) {
            assertAllIsThere(store);
        }
    }

    @Test
    void usedNumberIsRefusedAfterCrash() throws Exception {
        Path crashed;
        try (MessageStore store = open(folder)) {
            say(store, said("lobby", 1, ADA, 5));
            sortIn(store);
            say(store, said("lobby", 2, ADA, 6));
            assertNumbersAreTaken(store, 2);
            crashed = crashed("crashed");
        }
        try (MessageStore store = open(crashed)) {
            assertNumbersAreTaken(store, 2);
            say(store, said("lobby", 3, ADA, 4));
            sortIn(store);
            assertTrue(isRefused(store, said("lobby", 4, ADA, 4)));
            assertNumbersAreTaken(store, 3);
            say(store, said("garden", 1, ADA, 5));
        }
    }

    private static void assertNumbersAreTaken(MessageStore store, long last) {
        assertTrue(isRefused(store, said("lobby", last + 1, ADA, 5)));
        assertTrue(isRefused(store, said("lobby", last + 1, ADA, 6)));
        assertTrue(
                isRefused(store, said("lobby", last + 1, BOB, 8), said("lobby", last + 2, BOB, 8)));
        assertEquals(last, store.lastSeq("lobby"));
        assertEquals(0, store.numbers().last(BOB));
    }

    @Test
    void usedSeqIsRefused() throws Exception {
        try (MessageStore store = open(folder)) {
            say(store, said("lobby", 1, ADA, 1));
            sortIn(store);
            say(store, said("lobby", 2, ADA, 2));
        }
        try (MessageStore store = open(folder)) {
            assertTrue(isRefused(store, said("lobby", 1, ADA, 3)));
            assertTrue(isRefused(store, said("garden", 1, ADA, 3), said("lobby", 2, ADA, 4)));
            assertNull(store.numbers().find("garden", ADA, 3));
            assertEquals(2, store.numbers().last(ADA));
            say(store, said("garden", 1, ADA, 3), said("lobby", 3, ADA, 4));
            assertEquals(List.of(said("garden", 1, ADA, 3)), store.before("garden", 9, 9));
        }
    }

    @Test
    void removedEntriesAreGoneAndOthersStay() throws Exception {
        try (MessageStore store = open(folder)) {
            store.store(List.of(lobby()));
            for (int seq = 1; seq <= 10; seq++) {
                say(store, said("lobby", seq, ADA, seq));
            }
            store.store(
                    List.of(
                            new Change.Entry(said("lobby", 11, ADA, 11)),
                            new Change.LogCut("lobby", 8),
                            new Change.Entry(said("lobby", 12, ADA, 12))));
            assertNull(store.numbers().find("lobby", ADA, 8));
            assertTrue(store.numbers().isSpent("lobby", ADA, 8));
            for (int seq = 9; seq <= 12; seq++) {
                assertEquals(said("lobby", seq, ADA, seq), store.numbers().find("lobby", ADA, seq));
            }
            store.store(
                    List.of(
                            new Change.Entry(said("lobby", 13, ADA, 13)),
                            new Change.RoomRemoved("lobby"),
                            new Change.Entry(said("lobby", 1, BOB, 3))));
            assertEquals(List.of(said("lobby", 1, BOB, 3)), store.before("lobby", 99, 99));
        }
        try (MessageStore store = open(folder)) {
            assertNull(store.quarantinedFile());
            assertEquals(List.of(said("lobby", 1, BOB, 3)), store.before("lobby", 99, 99));
        }
    }

    @Test
    void searchFindsStagedAndMergedEntries() throws Exception {
        try (MessageStore store = open(folder)) {
            store.store(List.of(lobby()));
            say(store, said("lobby", 1, ADA, 1));
            assertEquals(
                    List.of(said("lobby", 1, ADA, 1)),
                    SearchFixture.search(store, new SearchQuery("text", "lobby", 9)));
            say(store, said("lobby", 2, ADA, 2));
            assertEquals(
                    List.of(said("lobby", 2, ADA, 2)),
                    SearchFixture.search(store, new SearchQuery("text 2", "lobby", 9)));
        }
    }

    @Test
    void allEntriesAreReadWhileTheDiskFails() throws Exception {
        try (MessageStore store = open(folder)) {
            for (int seq = 1; seq <= MANY; seq++) {
                say(store, said("lobby", seq, ADA, 2 * seq));
            }
            BrokenDisk.takesNothing(store);
            assertThrows(NotStoredException.class, store::runMaintenance);
            assertAllIsThere(store);
            BrokenDisk.takesAll(store);
            store.runMaintenance();
            assertAllIsThere(store);
        }
    }
}
