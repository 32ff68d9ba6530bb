package foyer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foyer.hub.HubWithClients;
import foyer.model.LogRow.Entry;
import foyer.model.Upload.Stage;
import foyer.protocol.LogEntry.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that change while they are sent, with a real hub.
class ChangingFileTest {
    @TempDir private Path folder;

    private HubWithClients hubWithClients;
    private HubWithClients.Seat ada;
    private HubWithClients.Seat bob;
    private Path log;
    private final byte[] bytes = new byte[700_000];

    @BeforeEach
    void open() throws IOException {
        new Random(6).nextBytes(bytes);
        log = Files.write(folder.resolve("server.log"), bytes);
        hubWithClients = new HubWithClients(folder.resolve("server"), "lobby");
        ada = hubWithClients.seatWithFiles("Ada", folder);
        bob = hubWithClients.seatWithFiles("Bob", folder);
    }

    private static RoomModel room(HubWithClients.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private Upload send(Path file) {
        String name = file.getFileName().toString();
        FileSending.send(ada.model, room(ada), file, name, "");
        return ada.model.uploads().all().getLast();
    }

    private List<String> received() {
        return room(bob).log().rows().stream()
                .map(row -> row instanceof Entry entry ? entry.logEntry() : null)
                .map(
                        entry ->
                                entry instanceof Said said && said.file() != null
                                        ? said.file()
                                        : null)
                .filter(Objects::nonNull)
                .map(file -> file.name() + " " + file.bytes())
                .toList();
    }

    /// Sends the log and another file behind it, and stops in the middle of the log.
    private Upload startSending() throws IOException {
        Upload upload = send(log);
        send(Files.write(folder.resolve("next.txt"), new byte[9]));
        for (int i = 0; i < 5; i++) {
            hubWithClients.settleOutOf(ada);
        }
        assertEquals(Stage.SENDING, upload.stageProperty().get());
        assertTrue(upload.sentProperty().get() < bytes.length, "all of it has gone");
        return upload;
    }

    private void letTimePass() {
        hubWithClients.settle();
        for (int i = 0; i < 6; i++) {
            hubWithClients.pass(Duration.ofSeconds(5));
            hubWithClients.settle();
        }
    }

    private void assertChanged(Upload upload) {
        letTimePass();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertTrue(upload.isChanged());
        assertEquals("The file changed while sending.", upload.problemProperty().get());
        assertEquals(List.of("next.txt 9"), received(), "the file behind it is blocked");
    }

    private void assertSentOnceResumed(Upload upload, int size) {
        ada.model.uploads().resume(upload);
        letTimePass();
        assertFalse(upload.isChanged());
        assertEquals(List.of("next.txt 9", "server.log " + size), received());
    }

    @Test
    void truncatedFileIsSentOnceResumed() throws IOException {
        Upload upload = startSending();
        Files.write(log, Arrays.copyOf(bytes, 100));
        assertChanged(upload);
        assertSentOnceResumed(upload, 100);
    }

    @Test
    void fileTruncatedAgainAndAgainNeverBlocks() throws IOException {
        Upload upload = startSending();
        for (int size : new int[] {600_000, 500_000, 400_000}) {
            Files.write(log, Arrays.copyOf(bytes, size));
            assertChanged(upload);
            ada.model.uploads().resume(upload);
            for (int i = 0; i < 4; i++) {
                hubWithClients.settleOutOf(ada);
            }
        }
        Files.write(log, Arrays.copyOf(bytes, 7));
        assertChanged(upload);
        assertSentOnceResumed(upload, 7);
    }

    @Test
    void overwrittenFileIsSentOnceResumed() throws IOException {
        Upload upload = startSending();
        byte[] other = new byte[bytes.length];
        Files.write(log, other);
        assertChanged(upload);
        assertSentOnceResumed(upload, other.length);
    }

    @Test
    void growingFileIsSentAsItWas() throws IOException {
        Upload upload = startSending();
        for (int i = 0; i < 30; i++) {
            Files.write(log, new byte[5_000], StandardOpenOption.APPEND);
            hubWithClients.settleOutOf(ada);
        }
        letTimePass();
        assertEquals(Stage.SENT, upload.stageProperty().get(), upload.problemProperty()::get);
        assertEquals(List.of("server.log " + bytes.length, "next.txt 9"), received());
        assertArrayEquals(bytes, Arrays.copyOf(Files.readAllBytes(log), bytes.length));
    }

    @Test
    void deletedFileFailsAndLetsTheNextGo() throws IOException {
        Upload upload = startSending();
        Files.delete(log);
        letTimePass();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals("The file no longer exists.", upload.problemProperty().get());
        assertEquals(List.of("next.txt 9"), received());
        Files.write(log, bytes);
        assertSentOnceResumed(upload, bytes.length);
    }

    @Test
    void fileReplacedByFolderFailsAndLetsTheNextGo() throws IOException {
        Upload upload = startSending();
        Files.delete(log);
        Files.createDirectory(log);
        letTimePass();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals("You can send files, but not folders.", upload.problemProperty().get());
        assertEquals(List.of("next.txt 9"), received());
    }

    @Test
    void endlessDeviceIsRefusedAtOnce() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device));
        ada.model.attachments().add(room(ada), device, "zero");
        assertEquals(
                "zero: You can send files, but not folders.", room(ada).refusalProperty().get());
        assertEquals(List.of(), ada.model.attachments().forRoom(room(ada)));
    }

    @Test
    void missingFileIsRefusedAtOnce() {
        ada.model.attachments().add(room(ada), folder.resolve("none"), "none");
        assertEquals("none: The file no longer exists.", room(ada).refusalProperty().get());
    }
}
