package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.protocol.SharedFile;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
    private static final String ADA = MemberKeys.id("Ada");

    private final MessageStore store = MessageStore.inMemory("log");
    private long n;

    private static Change.Room room(String name) {
        return new Change.Room(name, ADA, "", true, name, Retention.ALWAYS, 0);
    }

    private Change said(String room, long seq, String text) {
        return new Change.Entry(new Said(room, seq, 5, ADA, "Ada", ++n, text));
    }

    private List<Long> found(String room, String words) throws NotStoredException {
        return SearchFixture.search(store, new SearchQuery(words, room, 50)).stream()
                .map(LogEntry::seq)
                .toList();
    }

    @Test
    void allWordsMustMatchAndTheNewestIsFirst() throws Exception {
        store.store(
                List.of(
                        room("lobby"),
                        said("lobby", 1, "The soup is ready"),
                        said("lobby", 2, "ready, steady, soup!"),
                        said("lobby", 3, "no more of it")));
        assertEquals(List.of(2L, 1L), found("lobby", "ready soup"));
        assertEquals(List.of(), found("lobby", "soup more"));
    }

    @Test
    void caseAccentsAndTheRestOfWordsAreIgnored() throws Exception {
        store.store(List.of(room("lobby"), said("lobby", 1, "Crème brûlée in the Küche")));
        assertEquals(List.of(1L), found("lobby", "CREME brulee kuch"));
    }

    @Test
    void queryLanguageIsTreatedAsWords() throws Exception {
        store.store(List.of(room("lobby"), said("lobby", 1, "say \"NOT\" or text:*")));
        assertEquals(List.of(1L), found("lobby", "\"not\" OR text:*"));
        assertEquals(List.of(), found("lobby", "NEAR(a b) AND -x^2"));
    }

    @Test
    void searchCoversItsRoomsAndNoTopics() throws Exception {
        store.store(
                List.of(
                        room("lobby"),
                        room("attic"),
                        said("lobby", 1, "tea"),
                        said("attic", 1, "tea"),
                        new Change.Entry(new TopicSet("attic", 2, 6, ADA, "Ada", "tea time"))));
        assertEquals(List.of(1L), found("attic", "tea"));
    }

    @Test
    void removedMessagesAreNotFoundInANewRoom() throws Exception {
        store.store(
                List.of(room("lobby"), said("lobby", 1, "old tea"), said("lobby", 2, "new tea")));
        assertEquals(List.of(2L, 1L), found("lobby", "tea"));
        store.store(List.of(new Change.LogCut("lobby", 1)));
        assertEquals(List.of(2L), found("lobby", "tea"));
        store.store(List.of(new Change.RoomRemoved("lobby"), room("attic")));
        store.store(List.of(said("attic", 1, "coffee"), said("attic", 2, "cake")));
        assertEquals(List.of(), found("attic", "tea"));
        assertEquals(List.of(2L), found("attic", "cake"));
    }

    @Test
    void indexCatchesUpInSmallSteps() throws Exception {
        store.store(List.of(room("lobby")));
        for (int seq = 1; seq <= 10; seq++) {
            store.store(List.of(said("lobby", seq, "word" + seq)));
        }
        assertTrue(store.updateSearchIndex(4));
        assertTrue(store.updateSearchIndex(4));
        assertFalse(store.updateSearchIndex(4), "the last two, and nothing is left");
        assertEquals(List.of(10L, 1L), found("lobby", "word1"));
    }

    @Test
    void oneStepCoversManyRooms() throws Exception {
        for (int room = 0; room < 10; room++) {
            store.store(List.of(room("room " + room), said("room " + room, 1, "tea")));
        }
        assertTrue(store.updateSearchIndex(9));
        assertFalse(store.updateSearchIndex(9));
    }

    @Test
    void fileIsFoundByPartsOfItsNameAndOfItsMessage() throws Exception {
        var file = new SharedFile("a".repeat(64), "Rapport_été 2024.pdf", 5);
        var nameless = new Said("lobby", 2, 5, ADA, "Ada", 8, "", null, null, file);
        store.store(
                List.of(
                        room("lobby"),
                        new Change.Entry(
                                new Said(
                                        "lobby", 1, 5, ADA, "Ada", 7, "read it", null, null, file)),
                        new Change.Entry(nameless)));
        assertEquals(List.of(2L, 1L), found("lobby", "ete .PDF rapport"));
        assertEquals(List.of(1L), found("lobby", "port read"));
        assertEquals(List.of(), found("lobby", "\"it rapport\""));
        store.store(List.of(new Change.Entry(new Deleted("lobby", 3, 6, ADA, "Ada", 2))));
        assertEquals(List.of(1L), found("lobby", "rapport"));
    }

    @Test
    void editedMessageIsFoundByItsNewText() throws Exception {
        store.store(List.of(room("lobby"), said("lobby", 1, "the cat sat")));
        assertEquals(List.of(1L), found("lobby", "cat"));
        store.store(List.of(new Change.Entry(new Edited("lobby", 2, 6, ADA, "Ada", 1, "the dog"))));
        assertEquals(List.of(), found("lobby", "cat"));
        assertEquals(List.of(1L), found("lobby", "dog the"));
    }

    @Test
    void longHistoryIsFoundAcrossItsBlocksAndCutWithinOne() throws Exception {
        store.store(List.of(room("attic"), room("lobby"), said("attic", 1, "needle")));
        var batch = new ArrayList<Change>();
        for (int seq = 1; seq <= 9_000; seq++) {
            batch.add(said("lobby", seq, seq % 1_000 == 0 ? "needle " + seq : "hay"));
        }
        store.store(batch);
        while (store.updateSearchIndex(1_000)) {}
        assertEquals(
                List.of(9_000L, 8_000L, 7_000L, 6_000L, 5_000L, 4_000L, 3_000L, 2_000L, 1_000L),
                found("lobby", "needle"));
        assertEquals(List.of(4_000L), found("lobby", "le 4000"));
        store.store(List.of(new Change.LogCut("lobby", 5_000)));
        assertEquals(List.of(9_000L, 8_000L, 7_000L, 6_000L), found("lobby", "needle"));
        assertEquals(List.of(1L), found("attic", "needle"));
        store.store(List.of(new Change.RoomRemoved("lobby")));
        assertEquals(List.of(), found("lobby", "needle"));
        assertEquals(List.of(1L), found("attic", "needle"));
    }

    @Test
    void longMessageIsIndexedInAStepOfItsOwn() throws Exception {
        var random = new Random(1);
        var batch = new ArrayList<Change>(List.of(room("lobby")));
        for (int seq = 1; seq <= 3; seq++) {
            var text = new StringBuilder();
            random.ints(4_000, 0x4E00, 0x9FFF).forEach(text::appendCodePoint);
            batch.add(said("lobby", seq, text + "終"));
        }
        store.store(batch);
        assertTrue(store.updateSearchIndex(200));
        assertEquals(
                List.of(1L),
                store.search().find(new SearchQuery("終", "lobby", 9)).stream()
                        .map(LogEntry::seq)
                        .toList());
        assertTrue(store.updateSearchIndex(200));
        store.updateSearchIndex(200);
        assertFalse(store.updateSearchIndex(200));
        assertEquals(List.of(3L, 2L, 1L), found("lobby", "終"));
    }

    @Test
    void removedTextIsErasedFromTheFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("history.db");
        try (var onDisk = MessageStore.open(file, "log", new FakeTime())) {
            onDisk.store(List.of(room("lobby"), said("lobby", 1, "xylophone and more")));
            onDisk.store(List.of(said("lobby", 2, "zither")));
            assertEquals(
                    1,
                    SearchFixture.search(onDisk, new SearchQuery("xylophone", "lobby", 9)).size());
            onDisk.store(List.of(new Change.LogCut("lobby", 1)));
        }
        String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("zither"));
        assertTrue(bytes.contains("ith"), "the index is not in the file");
        assertFalse(bytes.contains("xyl"), "the text is still in the file");
    }
}
