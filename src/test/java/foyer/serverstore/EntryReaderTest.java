package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.testing.MemberKeys;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntryReaderTest {
    private final MessageStore store = MessageStore.inMemory("log");

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private static LogEntry said(long seq, int length) {
        return new Said("lobby", seq, 1, MemberKeys.id("Ada"), "Ada", seq, "x".repeat(length));
    }

    private void store(long from, long to, int length) throws NotStoredException {
        var batch = new ArrayList<Change>();
        for (long seq = from; seq <= to; seq++) {
            batch.add(new Change.Entry(said(seq, length)));
        }
        store.store(batch);
    }

    private static List<Long> seqs(List<LogEntry> entries) {
        return entries.stream().map(LogEntry::seq).toList();
    }

    @Test
    void pageOfLongMessagesStopsAtItsBytes() throws Exception {
        store(1, 100, 8_000);
        store.updateSearchIndex(1_000);
        store(101, 102, 8_000);
        assertEquals(List.of(102L), seqs(store.before("lobby", 999, 200, 1)));
        assertEquals(List.of(102L), seqs(store.before("lobby", 999, 200, 8_000)));
        assertEquals(List.of(100L, 101L, 102L), seqs(store.before("lobby", 999, 200, 3 * 8_300)));
        assertEquals(List.of(101L, 102L), seqs(store.before("lobby", 999, 2, 1_000_000)));
        assertEquals(List.of(99L, 100L), seqs(store.before("lobby", 101, 200, 2 * 8_300)));
        assertEquals(102, store.before("lobby", 999, 200, Integer.MAX_VALUE).size());
    }
}
