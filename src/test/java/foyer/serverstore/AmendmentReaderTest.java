package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.testing.MemberKeys;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmendmentReaderTest {
    private static final String ADA = MemberKeys.id("Ada");
    private static final String BOB = MemberKeys.id("Bob");

    private final MessageStore store = MessageStore.inMemory("log");
    private long last;

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void store(LogEntry... entries) throws NotStoredException {
        store.store(List.of(entries).stream().<Change>map(Change.Entry::new).toList());
    }

    private Said said() {
        return new Said("lobby", ++last, 1, ADA, "Ada", last, "hello");
    }

    private Reacted reacted(String by, String emoji, boolean on) {
        return new Reacted("lobby", ++last, 1, by, "Name", 1, emoji, on);
    }

    private static List<String> amendmentsAreReadWithoutScanningTheLog() {
        return List.of(AmendmentReader.REACTIONS, AmendmentReader.EDITS, AmendmentWriter.AMENDED);
    }

    @ParameterizedTest
    @MethodSource
    void amendmentsAreReadWithoutScanningTheLog(String select) throws SQLException {
        var plan = new ArrayList<String>();
        try (var sql = store.connection.createStatement();
                var rows = sql.executeQuery("explain query plan " + select)) {
            while (rows.next()) {
                plan.add(rows.getString("detail"));
            }
        }
        assertFalse(
                plan.stream().anyMatch(step -> step.matches("SCAN (entry|arrived).*")),
                plan::toString);
        assertTrue(
                plan.stream()
                        .filter(step -> step.startsWith("SEARCH"))
                        .allMatch(step -> step.contains("of=?") || step.contains("seq=?")),
                plan::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void newestEntryOfEachMemberCounts(boolean merged) throws Exception {
        store(
                said(),
                reacted(ADA, "❤️", true),
                reacted(BOB, "👍", true),
                reacted(ADA, "❤", false),
                reacted(ADA, "🎉", false));
        if (merged) {
            store.updateSearchIndex(100);
        }
        assertEquals(
                new ReactionState(false, false, "❤", 1, 4, 3),
                store.reactions("lobby", 1, ADA, "❤️"));
        assertEquals(
                new ReactionState(false, true, "👍", 1, 4, 3),
                store.reactions("lobby", 1, ADA, "👍️"));
        store(reacted(ADA, "👍", true));
        assertEquals(
                new ReactionState(true, true, "👍", 1, 5, 4),
                store.reactions("lobby", 1, ADA, "👍"));
        assertEquals(
                new ReactionState(false, false, null, 0, 0, 0),
                store.reactions("lobby", 2, ADA, "👍"));
    }

    @Test
    void editsAreCountedAndOnlyTheNewestKeepsItsText() throws Exception {
        store(said());
        for (int n = 1; n <= 3; n++) {
            store(new Edited("lobby", ++last, 1, ADA, "Ada", 1, "hello " + n));
        }
        assertEquals(3, store.edits("lobby", 1));
        assertEquals(null, ((Edited) store.entryAt("lobby", 2)).text());
        assertEquals(null, ((Edited) store.entryAt("lobby", 3)).text());
        assertEquals("hello 3", ((Edited) store.entryAt("lobby", 4)).text());
        assertEquals("hello 3", ((Said) store.entryAt("lobby", 1)).text());
    }
}
