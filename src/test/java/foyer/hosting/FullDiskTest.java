package foyer.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ServerAddress;
import foyer.model.ChatModel;
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

/// A server whose disk is full, or may only be read.
final class FullDiskTest {
    private static final String LONG = "a word ".repeat(1_000).strip();
    private static final List<String> SAID =
            Stream.of(
                            Stream.of("before"),
                            IntStream.range(0, 15).mapToObj(i -> i + " " + LONG),
                            Stream.of("after"))
                    .flatMap(words -> words)
                    .map("Ada: "::concat)
                    .toList();

    @TempDir private Path folder;

    private static ChildProcess serve(Path data) throws IOException {
        return ChildProcess.foyer(
                "serve", "--host", "127.0.0.1", "--port", "0", "--data", data.toString());
    }

    private static ServerAddress address(String line) {
        String port = line.replaceAll(".* on port (\\d+) at .*", "$1");
        return new ServerAddress("127.0.0.1", Integer.parseInt(port));
    }

    private static String trouble(ChatModel chat) {
        return chat.connection().troubleProperty().get();
    }

    private static double millisUntil(Runnable it) {
        long start = System.nanoTime();
        it.run();
        return (System.nanoTime() - start) / 1e6;
    }

    @Test
    void fullDiskRefusesMessagesUntilSpaceIsFree() throws Exception {
        try (var disk = Mount.tmpfs(folder, "2m")) {
            Path filler = disk.path().resolve("filler");
            List<String> heard;
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
                                    ada.until("told", chat -> !trouble(chat).isEmpty());
                                });
                assertTrue(refused < 1_000, "it was told after " + refused + " ms");
                ada.say("Lobby", "/echo are you there?");
                ada.untilHeard("Lobby", "Echo: are you there?");
                try (var bob = new ConnectedClient("Bob", address(ada.with(FullDiskTest::line)))) {
                    bob.untilHeard("Lobby", "Ada: before");
                    bob.until("told", chat -> !trouble(chat).isEmpty());
                }
                Files.delete(filler);
                double resumed =
                        millisUntil(() -> ada.until("goes on", chat -> trouble(chat).isEmpty()));
                assertTrue(resumed < 5_000, "it went on after " + resumed + " ms");
                ada.say("Lobby", "after");
                ada.untilHeard("Lobby", "Ada: after");
                heard = said(ada);
                assertEquals(SAID, heard, "what was refused goes out by itself, in its order");
                server.kill();
                server.exitCode();
            }
            try (ChildProcess again = serve(disk.path());
                    var eve = new ConnectedClient("Eve", address(again.line()))) {
                eve.untilHeard("Lobby", "Ada: after");
                eve.until("all of it is here", FullDiskTest::hasAll);
                assertEquals(heard, said(eve));
            }
        }
    }

    private static boolean hasAll(ChatModel chat) {
        RoomModel room = Objects.requireNonNull(chat.rooms().selectedProperty().get());
        room.history().loadOlder();
        return !room.history().hasOlderProperty().get();
    }

    private static String line(ChatModel chat) {
        return " on port " + chat.connection().address().port() + " at ";
    }

    private static List<String> said(ConnectedClient connectedClient) {
        return connectedClient.log("Lobby").stream()
                .filter(words -> words.startsWith("Ada: "))
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
