package foyer.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.testing.ConnectedClient;
import foyer.testing.FailingSync;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Faults, case 13: the disk takes what is written, but not for good.
class FailedSyncTest {
    @TempDir private Path data;
    @TempDir private Path pipes;

    private static boolean isTrouble(ChatModel chat) {
        return !chat.connection().troubleProperty().get().isEmpty();
    }

    private static double millisUntil(Runnable it) {
        long start = System.nanoTime();
        it.run();
        return (System.nanoTime() - start) / 1e6;
    }

    @Test
    void unsyncedMessagesAreNotDelivered() throws Exception {
        var disk = new FailingSync(pipes);
        var address = ServerAddress.plain("127.0.0.1", ServeCommandProcess.freePort());
        try (var server = new ServeCommandProcess(data, address, disk.before());
                var ada = new ConnectedClient("Ada", address);
                var bob = new ConnectedClient("Bob", address)) {
            ada.untilIn("Lobby");
            bob.untilIn("Lobby");
            ada.say("Lobby", "before");
            bob.untilHeard("Lobby", "Ada: before");
            disk.begin(server.process());
            double refused =
                    millisUntil(
                            () -> {
                                ada.say("Lobby", "waits");
                                ada.until("told", FailedSyncTest::isTrouble);
                            });
            ada.say("Lobby", "waits, too");
            ada.say("Lobby", "/echo are you there?");
            ada.untilHeard("Lobby", "Echo: are you there?");
            assertEquals(List.of("Ada: before"), saidIn(bob));
            disk.end(server.process());
            double resumed = millisUntil(() -> ada.until("goes on", chat -> !isTrouble(chat)));
            ada.say("Lobby", "after");
            bob.untilHeard("Lobby", "Ada: after");
            List<String> heard = saidIn(bob);
            assertEquals(
                    List.of("Ada: before", "Ada: waits", "Ada: waits, too", "Ada: after"),
                    heard,
                    "what could not be stored goes out by itself, in its order");
            server.killAndStart();
            try (var eve = new ConnectedClient("Eve", address)) {
                eve.untilHeard("Lobby", "Ada: after");
                assertEquals(heard, saidIn(eve));
            }
            System.out.printf(
                    "fsync fails: told after %.0f ms, goes on after %.0f ms%n", refused, resumed);
            assertTrue(refused < 1_000, "it was told after " + refused + " ms");
            assertTrue(resumed < 5_000, "it went on after " + resumed + " ms");
        }
    }

    private static List<String> saidIn(ConnectedClient connectedClient) {
        return connectedClient.log("Lobby").stream()
                .filter(words -> words.startsWith("Ada: "))
                .toList();
    }
}
