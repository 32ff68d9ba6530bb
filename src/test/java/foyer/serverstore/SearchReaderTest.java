package foyer.serverstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.testing.FakeTime;
import foyer.testing.MemberKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchReaderTest {
    private static final String ADA = MemberKeys.id("Ada");
    private static final int MESSAGES = Integer.getInteger("foyer.search.messages", 10_000);

    @TempDir private Path folder;

    private MessageStore open() throws Exception {
        return MessageStore.open(folder.resolve("history.db"), "log", new FakeTime());
    }

    private static Change.Room room(String name) {
        return new Change.Room(name, ADA, "", true, name, Retention.ALWAYS, 0);
    }

    private static SearchQuery query(String words, int skip, int limit, String... rooms) {
        return new SearchQuery(
                words, List.of(rooms), "", Long.MIN_VALUE, Long.MAX_VALUE, skip, limit);
    }

    /// A lobby and an attic, in which the same is said in turn.
    private static void fill(MessageStore store, int messages) throws Exception {
        store.store(List.of(room("lobby"), room("attic")));
        var random = new Random(1);
        var batch = new ArrayList<Change>();
        for (int n = 1; n <= messages; n++) {
            String text = "the a" + random.nextInt(3_000) + " of w" + random.nextInt(3_000);
            batch.add(
                    new Change.Entry(
                            new Said(
                                    n % 2 == 0 ? "lobby" : "attic",
                                    (n + 1) / 2,
                                    n,
                                    ADA,
                                    "Ada",
                                    n,
                                    text)));
            if (batch.size() == 1_000 || n == messages) {
                store.store(batch);
                batch.clear();
            }
        }
        while (store.updateSearchIndex(10_000)) {}
    }

    private static List<Long> times(List<LogEntry> found) {
        return found.stream().map(LogEntry::at).toList();
    }

    @Test
    void newestOfSeveralRoomsComeFirst() throws Exception {
        try (MessageStore store = open()) {
            fill(store, 100);
            assertEquals(
                    List.of(100L, 99L, 98L),
                    times(store.search().find(query("the", 0, 3, "lobby", "attic"))));
            assertEquals(
                    List.of(50L, 49L),
                    times(store.search().find(query("the", 50, 2, "attic", "lobby"))));
            assertEquals(
                    List.of(99L, 97L), times(store.search().find(query("the a", 0, 2, "attic"))));
            assertEquals(List.of(), store.search().find(query("the", 0, 2, "cellar")));
        }
    }

    @Test
    void repeatedWordsAreLookedForOnce() throws Exception {
        try (MessageStore store = open()) {
            fill(store, 20);
            assertEquals(
                    List.of(20L),
                    times(store.search().find(query("the ".repeat(50) + "a", 0, 1, "lobby"))));
        }
    }

    @Test
    void searchStopsAtThePageAndFastInALongHistory() throws Exception {
        try (MessageStore store = open()) {
            fill(store, MESSAGES);
            for (String words : List.of("a", "the the the a", "of", "w1", "of the w")) {
                for (int round = 0; round < 2; round++) {
                    long start = System.nanoTime();
                    var found = store.search().find(query(words, 0, 51, "lobby", "attic"));
                    System.out.printf(
                            "search of \"%s\" in %,d messages: %d found, %,d us%n",
                            words, MESSAGES, found.size(), (System.nanoTime() - start) / 1_000);
                    assertEquals(51, found.size());
                }
            }
        }
    }

    @Test
    void searchEndsAtItsTimeLimit() throws Exception {
        var clock = new AtomicLong();
        try (MessageStore store = open()) {
            fill(store, 5_000);
            var reader = new SearchReader(store.connection, 500, () -> clock.incrementAndGet());
            List<LogEntry> found = reader.find(query("the", 0, 100_000, "lobby", "attic"));
            assertFalse(found.isEmpty());
            assertTrue(found.size() <= 500, () -> "found " + found.size());
            assertEquals(2, reader.find(query("the", 0, 2, "lobby")).size(), "it goes on");
        }
    }

    @Test
    void costlyQueriesLookAtFewMessages() throws Exception {
        var looked = new AtomicLong();
        try (MessageStore store = open()) {
            store.store(List.of(room("lobby")));
            var batch = new ArrayList<Change>();
            for (int n = 1; n <= 2_000; n++) {
                String text = n % 2 == 0 ? "a".repeat(150) : "一二三四五六七八九十 the quick fox";
                batch.add(new Change.Entry(new Said("lobby", n, n, ADA, "Ada", n, text)));
            }
            store.store(batch);
            while (store.updateSearchIndex(10_000)) {}
            var reader = new SearchReader(store.connection, 500, looked::incrementAndGet);
            for (String words :
                    List.of(
                            "a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7",
                            "一".repeat(200),
                            "一二三四五六七八九十".repeat(20),
                            "abcdefghij".repeat(20))) {
                looked.set(0);
                assertEquals(List.of(), reader.find(query(words, 0, 51, "lobby")));
                assertTrue(looked.get() <= 3, () -> looked + " steps for " + words);
            }
            looked.set(0);
            assertEquals(List.of(), reader.find(query("a".repeat(200), 0, 51, "lobby")));
            assertTrue(looked.get() <= 502, () -> looked + " steps for many a");
        }
    }

    @Test
    void searchesReadWhileTheServerWritesAndOnlySoManyWait() throws Exception {
        try (MessageStore store = open()) {
            fill(store, 100);
            var started = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            store.search()
                    .executor()
                    .execute(
                            () -> {
                                started.countDown();
                                try {
                                    go.await();
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            started.await();
            assertThrows(
                    RejectedExecutionException.class,
                    () -> {
                        for (int n = 0; n < 100; n++) {
                            store.search().executor().execute(() -> {});
                        }
                    });
            store.store(
                    List.of(new Change.Entry(new Said("lobby", 51, 500, ADA, "Ada", 500, "x"))));
            go.countDown();
            assertEquals(51, store.lastSeq("lobby"));
        }
    }
}
