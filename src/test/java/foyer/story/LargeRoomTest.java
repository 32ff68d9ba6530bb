package foyer.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.serverstore.Change;
import foyer.serverstore.MessageStore;
import foyer.testing.IndependentClient;
import foyer.testing.MemberKeys;
import foyer.testing.ProcessStats;
import foyer.testing.Soak;
import foyer.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 41: a room in which very much was said.
@Tag("soak")
class LargeRoomTest {
    private static final int ENTRIES = Soak.or(100_000, 1_000_000);
    private static final int AT_ONCE = 2_000;
    private static final String ADA = MemberKeys.id("Ada");

    @TempDir private Path folder;

    private MessageStore open() throws IOException {
        return MessageStore.open(folder.resolve("history.db"), "log", InstantSource.system());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    @Test
    void largeRoomOpensWithinASecond() throws Exception {
        double filled = fill();
        long heap = ProcessStats.heap();
        long start = System.nanoTime();
        try (var server = TestServer.with("House", Set.of(), "Lobby").store(open()).start()) {
            double opened = seconds(start);
            try (var bob = IndependentClient.called("Bob", MemberKeys.of("Bob"), server.port())) {
                start = System.nanoTime();
                JsonObject page = bob.join("Lobby");
                double joined = seconds(start);
                assertEquals(200, page.get("entries").getAsJsonArray().size());
                assertEquals(true, page.get("more").getAsBoolean());
                start = System.nanoTime();
                bob.ask(
                        "{'type':'history','room':'Lobby','before':%d,'limit':200}"
                                .formatted(ENTRIES / 2));
                assertEquals(
                        ENTRIES / 2 - 1,
                        IndependentClient.each(bob.next("page").get("entries"), "seq")
                                .get(199)
                                .getAsInt());
                double leafed = seconds(start);
                long grown = ProcessStats.heap() - heap;
                System.out.printf(
                        "a room of %,d messages (%d MB, written in %.1f s): the server starts in"
                                + " %.1f s, first page after %.0f ms, one from the middle %.0f ms, heap"
                                + " %+d KB%n",
                        ENTRIES,
                        Files.size(folder.resolve("history.db")) >> 20,
                        filled,
                        opened,
                        joined * 1_000,
                        leafed * 1_000,
                        grown >> 10);
                assertTrue(joined <= 1 && leafed <= 1, joined + " s, " + leafed + " s");
                assertTrue(grown <= 20 << 20, "heap +" + grown);
            }
        }
    }

    private double fill() throws Exception {
        long start = System.nanoTime();
        try (MessageStore store = open()) {
            var batch = new ArrayList<Change>();
            batch.add(new Change.Room("Lobby", "", "", true, "l", Retention.ALWAYS, 0));
            for (int seq = 1; seq <= ENTRIES; seq++) {
                String text = "what was said as number " + seq + ", long enough to be a sentence";
                batch.add(new Change.Entry(new Said("Lobby", seq, seq, ADA, "Ada", seq, text)));
                if (batch.size() >= AT_ONCE || seq == ENTRIES) {
                    store.store(batch);
                    batch.clear();
                }
            }
        }
        return seconds(start);
    }
}
