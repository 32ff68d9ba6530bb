package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientfiles.LocalFiles;
import foyer.clientstore.SavedServerState;
import foyer.hub.HubWithClients;
import foyer.model.LogRow.Entry;
import foyer.model.Upload.Stage;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads when the program is killed, with a real hub. The next start has only what was on disk at
/// that moment.
class UploadKeptTest {
    @TempDir private Path folder;

    private final Random random = new Random(1);
    private final byte[] bytes = new byte[700_000];
    private HubWithClients hubWithClients;
    private KilledProgram program;
    private HubWithClients.Seat ada;
    private HubWithClients.Seat bob;
    private LocalFiles localFiles;
    private Path soup;

    @BeforeEach
    void open() throws IOException {
        new Random(6).nextBytes(bytes);
        soup = Files.write(folder.resolve("soup.bin"), bytes);
        hubWithClients = new HubWithClients(folder.resolve("server"), "lobby");
        bob = hubWithClients.seat("Bob");
        bob.model.memberships().join("lobby", "");
        program = new KilledProgram(hubWithClients, folder);
        start();
        ada.model.memberships().join("lobby", "");
        hubWithClients.settle();
    }

    @AfterEach
    void close() {
        program.close();
    }

    private void start() {
        program.start();
        ada = program.ada;
        localFiles = program.localFiles;
    }

    private void kill() throws IOException {
        program.kill();
    }

    private static RoomModel room(HubWithClients.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private Upload send(Path file, String text) {
        FileSending.send(ada.model, room(ada), file, file.getFileName().toString(), text);
        return ada.model.uploads().all().getFirst();
    }

    private void untilSent(Upload upload, long count) {
        while (upload.sentProperty().get() < count) {
            hubWithClients.step(random);
        }
    }

    private List<String> receivedMessages() {
        return room(bob).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _, _))
                .map(row -> (Said) ((Entry) row).logEntry())
                .map(said -> said.text() + " " + said.file().name() + " " + said.file().id())
                .toList();
    }

    private void assertStoreHasNoFilesUnderWay() throws IOException {
        SavedServerState saved = program.killedWith();
        assertEquals(List.of(), saved.uploads());
        assertEquals(List.of(), saved.outgoing());
    }

    @Test
    void uploadContinuesAfterRestartWhereItWas() throws IOException {
        untilSent(send(soup, "look"), 300_000);
        kill();
        program.diskHeld = true;
        start();
        Upload upload = ada.model.uploads().all().getFirst();
        var sent = new ArrayList<Long>();
        upload.sentProperty().addListener((_, _, now) -> sent.add(now.longValue()));
        program.diskThread.release();
        hubWithClients.settle();
        assertTrue(sent.getFirst() >= 300_000, "continued from " + sent.getFirst());
        assertEquals(List.of("look soup.bin " + Sha256.of(bytes)), receivedMessages());
        assertEquals(List.of(), ada.model.uploads().all());
        assertStoreHasNoFilesUnderWay();
    }

    @Test
    void killedProgramSendsEachFileOnce() throws IOException {
        for (int steps = 0; steps < 60; steps++) {
            Path file = Files.write(folder.resolve("f" + steps), new byte[100_000 + steps]);
            send(file, "look");
            for (int i = 0; i < steps; i++) {
                hubWithClients.step(random);
            }
            kill();
            start();
            hubWithClients.settle();
            hubWithClients.pass(Duration.ofSeconds(10));
            assertEquals(steps + 1, receivedMessages().size(), "killed after " + steps + " steps");
        }
        assertStoreHasNoFilesUnderWay();
    }

    @Test
    void pastedFileStaysUntilTheServerHasIt() throws IOException {
        var pasted = new ArrayList<Path>();
        localFiles.savePasted(() -> bytes, pasted::add, _ -> {});
        FileSending.send(ada.model, room(ada), pasted.getFirst(), "picture.png", "");
        untilSent(ada.model.uploads().all().getFirst(), 100_000);
        kill();
        program.diskHeld = true;
        start();
        assertTrue(Files.exists(pasted.getFirst()));
        program.diskThread.release();
        hubWithClients.settle();
        assertEquals(List.of(" picture.png " + Sha256.of(bytes)), receivedMessages());
        assertEquals(List.of(), program.pasted());
    }

    @Test
    void cancellingDeletesThePastedFile() throws IOException {
        var pasted = new ArrayList<Path>();
        localFiles.savePasted(() -> bytes, pasted::add, _ -> {});
        FileSending.send(ada.model, room(ada), pasted.getFirst(), "picture.png", "");
        ada.model.uploads().cancel(ada.model.uploads().all().getFirst());
        assertEquals(List.of(), program.pasted());
        assertStoreHasNoFilesUnderWay();
        assertTrue(Files.exists(soup), "the user's own file must not be deleted");
    }

    @Test
    void pastedFileIsDeletedAfterAMonth() throws IOException {
        var pasted = new ArrayList<Path>();
        localFiles.savePasted(() -> bytes, pasted::add, _ -> {});
        localFiles.savePasted(() -> bytes, pasted::add, _ -> {});
        Instant longAgo = Instant.now().minus(Duration.ofDays(31));
        Files.setLastModifiedTime(pasted.getFirst(), FileTime.from(longAgo));
        kill();
        start();
        assertFalse(Files.exists(pasted.getFirst()));
        assertTrue(Files.exists(pasted.getLast()));
    }

    @Test
    void leavingTheRoomRemovesItsUploads() throws IOException {
        var pasted = new ArrayList<Path>();
        localFiles.savePasted(() -> bytes, pasted::add, _ -> {});
        FileSending.send(ada.model, room(ada), pasted.getFirst(), "picture.png", "");
        ada.model.memberships().leave(room(ada));
        hubWithClients.settle();
        assertFalse(Files.exists(pasted.getFirst()));
        assertStoreHasNoFilesUnderWay();
    }

    @Test
    void missingFileFailsAndCanBeCancelled() throws IOException {
        untilSent(send(soup, ""), 100_000);
        kill();
        Files.delete(soup);
        start();
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals("The file no longer exists.", upload.problemProperty().get());
        ada.model.uploads().cancel(upload);
        assertStoreHasNoFilesUnderWay();
    }

    @Test
    void fileChangedBeforeRestartWaitsForResume() throws IOException {
        untilSent(send(soup, ""), 100_000);
        kill();
        byte[] other = {1, 2, 3};
        Files.write(soup, other);
        start();
        hubWithClients.settle();
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals("The file changed while sending.", upload.problemProperty().get());
        assertEquals(List.of(), receivedMessages());
        ada.model.uploads().resume(upload);
        hubWithClients.settle();
        assertEquals(List.of(" soup.bin " + Sha256.of(other)), receivedMessages());
    }

    private void pasteAndSend() {
        ada.model.attachments().paste(room(ada), () -> bytes, "picture.png");
        ada.model.attachments().send(room(ada), "look", null, () -> {});
    }

    @Test
    void pastedFileStaysUntilItsMessageIsSaved() throws IOException {
        pasteAndSend();
        program.storeThread.hold();
        hubWithClients.settle();
        assertTrue(ada.model.uploads().all().isEmpty(), "the server must have the whole file");
        kill();
        start();
        hubWithClients.settle();
        assertEquals(List.of("look picture.png " + Sha256.of(bytes)), receivedMessages());
        assertEquals(List.of(), program.pasted());
    }

    @Test
    void killedProgramSendsEachPastedFileOnce() throws IOException {
        for (int round = 0; round < 60; round++) {
            pasteAndSend();
            program.storeThread.hold();
            program.diskThread.hold();
            for (int steps = 0; steps < round * 2; steps++) {
                switch (random.nextInt(4)) {
                    case 0 -> program.storeThread.step();
                    case 1 -> program.diskThread.step();
                    default -> hubWithClients.step(random);
                }
            }
            kill();
            start();
            hubWithClients.pass(Duration.ofSeconds(10));
            assertEquals(round + 1, receivedMessages().size(), "killed in round " + round);
        }
        assertStoreHasNoFilesUnderWay();
    }
}
