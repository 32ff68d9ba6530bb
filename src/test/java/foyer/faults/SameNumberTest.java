package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import foyer.protocol.LogEntry.Said;
import foyer.serverstore.MessageStore;
import foyer.testing.IndependentClient;
import foyer.testing.MemberKeys;
import foyer.testing.TestServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client sends one message repeatedly under the same number.
class SameNumberTest {
    private static final int CONNECTIONS = 10;
    private static final int TIMES = 100;

    @TempDir private Path data;

    /// Starts a server on the same history. The hub's clock advances 200 ms at each look, so that
    /// no message exceeds the rate limit.
    private TestServer serve() throws Exception {
        var nanos = new AtomicLong();
        return TestServer.with("House", Set.of(), "Lobby")
                .store(
                        MessageStore.open(
                                data.resolve("history.db"), "k7f2m4qz", InstantSource.system()))
                .nanoTime(() -> nanos.addAndGet(200_000_000))
                .start();
    }

    private static void say(IndependentClient independentClient, String text) {
        independentClient.ask("{'type':'say','room':'Lobby','n':7,'text':'%s'}".formatted(text));
    }

    private static IndependentClient ada(TestServer server) {
        IndependentClient ada =
                IndependentClient.called("Ada", MemberKeys.of("Ada"), server.port());
        ada.join("Lobby");
        return ada;
    }

    @Test
    void repeatedNumberIsStoredAndAcknowledgedOnce() throws Exception {
        var answers = new HashSet<JsonObject>();
        int count = 0;
        try (var server = serve()) {
            IndependentClient before = null;
            for (int i = 0; i < CONNECTIONS; i++) {
                IndependentClient ada = ada(server);
                if (before != null) {
                    assertEquals("replaced", before.next("goodbye").get("reason").getAsString());
                    before.close();
                }
                for (int time = 0; time < TIMES; time++) {
                    say(ada, "once");
                }
                for (int time = 0; time < TIMES; time++) {
                    answers.add(IndependentClient.withoutRe(ada.next("said")));
                    count++;
                }
                before = ada;
            }
            say(before, "other words");
            assertEquals("number_reused", before.next("refused").get("code").getAsString());
            say(before, "once");
            answers.add(IndependentClient.withoutRe(before.next("said")));
            before.close();
        }
        try (var again = serve();
                IndependentClient ada = ada(again)) {
            say(ada, "other words");
            assertEquals("number_reused", ada.next("refused").get("code").getAsString());
            say(ada, "once");
            answers.add(IndependentClient.withoutRe(ada.next("said")));
        }
        assertEquals(CONNECTIONS * TIMES, count);
        assertEquals(1, answers.size(), answers::toString);
        try (var store =
                MessageStore.open(data.resolve("history.db"), "another", InstantSource.system())) {
            var entries = store.before("Lobby", Long.MAX_VALUE, 10);
            assertEquals(1, entries.size(), entries::toString);
            assertEquals("once", ((Said) entries.getFirst()).text());
        }
    }
}
