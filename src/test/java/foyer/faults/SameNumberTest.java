package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;

import foyer.hub.Hub;
import foyer.hub.HubLoop;
import foyer.hub.HubSettings;
import foyer.protocol.LogEntry.Said;
import foyer.server.ServerLimits;
import foyer.server.ServerSettings;
import foyer.server.SocketServer;
import foyer.serverstore.MessageStore;
import foyer.testing.IndependentClient;
import foyer.testing.MemberKeys;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// One message, said again and again under its number.
class SameNumberTest {
    private static final int CONNECTIONS = 10;
    private static final int TIMES = 100;

    @TempDir private Path data;

    /// A server for a while, whose hub sees a fifth of a second pass whenever it looks at its
    /// clock, so that nobody is too fast.
    private final class Hosted implements AutoCloseable {
        private final AtomicLong nanos = new AtomicLong();
        private final MessageStore store;
        private final SocketServer sockets;
        final int port;

        Hosted() throws Exception {
            store =
                    MessageStore.open(
                            data.resolve("history.db"), "k7f2m4qz", InstantSource.system());
            var settings = new HubSettings("House", Set.of(), List.of("Lobby"), List.of());
            var hub =
                    new Hub(
                            settings,
                            store,
                            InstantSource.system(),
                            () -> nanos.addAndGet(200_000_000),
                            new SecureRandom());
            var loop = new HubLoop(hub);
            var where = new ServerSettings("127.0.0.1", 0, true, ServerLimits.DEFAULT);
            sockets = new SocketServer(where, loop, System::nanoTime);
            port = sockets.start();
            loop.start();
        }

        @Override
        public void close() throws IOException {
            try {
                sockets.stop("done", 0);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            store.close();
        }
    }

    private static void say(IndependentClient independentClient, String text) {
        independentClient.ask("{'type':'say','room':'Lobby','n':7,'text':'%s'}".formatted(text));
    }

    private static IndependentClient ada(Hosted server) {
        IndependentClient ada = IndependentClient.called("Ada", MemberKeys.of("Ada"), server.port);
        ada.join("Lobby");
        return ada;
    }

    @Test
    void aThousandTimesTheSameNumberIsOneRowAndOneAnswer() throws Exception {
        var answers = new HashSet<JsonObject>();
        int count = 0;
        try (var server = new Hosted()) {
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
                    answers.add(ada.next("said"));
                    count++;
                }
                before = ada;
            }
            say(before, "other words");
            assertEquals("number_reused", before.next("refused").get("code").getAsString());
            say(before, "once");
            answers.add(before.next("said"));
            before.close();
        }
        try (var again = new Hosted();
                IndependentClient ada = ada(again)) {
            say(ada, "other words");
            assertEquals("number_reused", ada.next("refused").get("code").getAsString());
            say(ada, "once");
            answers.add(ada.next("said"));
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
