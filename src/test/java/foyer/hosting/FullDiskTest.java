package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
import foyer.model.LogRow;
import foyer.model.RoomModel;
import foyer.testing.ChildProcess;
import foyer.testing.ConnectedClient;
import foyer.testing.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server on a full or read-only disk.
final class FullDiskTest {
    private static final String LONG = "a word ".repeat(1_000).strip();
    private static final List<String> SAID =
            Stream.of(
                            Stream.of("before"),
                            IntStream.range(0, 15).mapToObj(i -> i + " " + LONG),
                            Stream.of("after"))
                    .flatMap(texts -> texts)
                    .map("Ada: "::concat)
                    .toList();

    @TempDir private Path folder;

    private static ChildProcess serve(Path data) throws IOException {
        return ChildProcess.foyer(
                "serve",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--message-burst",
                "1000",
                "--data",
                data.toString());
    }

    private static ServerAddress address(String line) {
        String port = line.replaceAll(".* on port (\\d+) at .*", "$1");
        return new ServerAddress("127.0.0.1", Integer.parseInt(port));
    }

    private static String trouble(ChatModel chat) {
        return chat.connection().troubleProperty().get();
    }

    private static double millisUntil(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e6;
    }

    @Test
    void fullDiskRefusesMessagesUntilSpaceIsFree() throws Exception {
        try (var disk = Mount.tmpfs(folder, "2m")) {
            Path filler = disk.path().resolve("filler");
            List<String> seen;
            try (ChildProcess server = serve(disk.path());
                    var ada = new ConnectedClient("Ada", address(server.line()))) {
                ada.untilIn("Lobby");
                ada.say("Lobby", "before");
                ada.untilHeard("Lobby", "Ada: before");
                disk.fill(filler);
                double refused =
                        millisUntil(
                                () -> {
                                    for (int i = 0; i < 15; i++) {
                                        ada.say("Lobby", i + " " + LONG);
                                    }
                                    ada.until(
                                            "the client shows the problem",
                                            chat -> !trouble(chat).isEmpty());
                                });
                assertTrue(refused < 1_000, "the problem was shown after " + refused + " ms");
                ada.say("Lobby", "/echo are you there?");
                ada.untilHeard("Lobby", "Echo: are you there?");
                try (var bob = new ConnectedClient("Bob", address(ada.with(FullDiskTest::line)))) {
                    // some of Ada's messages may have found a place, more than one page shows
                    bob.untilIn("Lobby");
                    bob.until("the first message is read", FullDiskTest::hasFirst);
                    bob.untilHeard("Lobby", "Ada: before");
                    bob.until("the client shows the problem", chat -> !trouble(chat).isEmpty());
                }
                Files.delete(filler);
                double resumed =
                        millisUntil(
                                () ->
                                        ada.until(
                                                "the problem is over",
                                                chat -> trouble(chat).isEmpty()));
                assertTrue(resumed < 5_000, "the server resumed after " + resumed + " ms");
                ada.say("Lobby", "after");
                ada.untilHeard("Lobby", "Ada: after");
                seen = said(ada);
                assertEquals(SAID, seen, "refused messages are sent again in order");
                server.kill();
                server.exitCode();
            }
            try (ChildProcess again = serve(disk.path());
                    var eve = new ConnectedClient("Eve", address(again.line()))) {
                eve.untilHeard("Lobby", "Ada: after");
                eve.until("the complete log is loaded", FullDiskTest::hasAll);
                assertEquals(seen, said(eve));
            }
        }
    }

    private static boolean hasAll(ChatModel chat) {
        RoomModel room = Objects.requireNonNull(chat.rooms().selectedProperty().get());
        room.history().loadOlder();
        return !room.history().hasOlderProperty().get();
    }

    /// Loads older pages until the log begins with its first entry.
    private static boolean hasFirst(ChatModel chat) {
        RoomModel room = Objects.requireNonNull(chat.rooms().selectedProperty().get());
        room.history().loadOlder();
        return room.log().rows().stream()
                .filter(LogRow.Entry.class::isInstance)
                .map(LogRow.Entry.class::cast)
                .anyMatch(entry -> entry.logEntry().seq() == 1);
    }

    private static String line(ChatModel chat) {
        return " on port " + chat.connection().address().port() + " at ";
    }

    private static List<String> said(ConnectedClient connectedClient) {
        return connectedClient.log("Lobby").stream()
                .filter(line -> line.startsWith("Ada: "))
                .toList();
    }

    @Test
    void readOnlyFolderIsReportedAndUnchanged() throws Exception {
        try (ChildProcess first = serve(folder.resolve("data"))) {
            first.line();
            first.terminate();
            assertEquals(0, first.exitCode());
        }
        Path file = folder.resolve("data").resolve("history.db");
        byte[] before = Files.readAllBytes(file);
        try (var _ = Mount.readOnly(folder.resolve("data"));
                ChildProcess second = serve(folder.resolve("data"))) {
            assertEquals(
                    "The history in %s can’t be used: it isn’t writable.".formatted(file),
                    second.errors());
            assertEquals(1, second.exitCode());
        }
        assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(file)));
    }
}
