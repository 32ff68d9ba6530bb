package foyer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientstore.SavedServerState;
import foyer.hub.HubWithClients;
import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry.Said;
import foyer.testing.Mount;
import foyer.testing.Png;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attachment drafts when the program is killed, with a real hub.
class AttachmentDraftsKeptTest {
    private static final String GONE = "The file no longer exists.";
    private static final String CHANGED =
            "The file changed after you chose it. The current version is sent.";

    @TempDir private Path folder;

    private final byte[] picture = Png.of(30, 20);
    private HubWithClients hubWithClients;
    private KilledProgram program;
    private HubWithClients.Seat ada;
    private HubWithClients.Seat bob;
    private Path soup;
    private int sent;

    @BeforeEach
    void open() throws IOException {
        soup = Files.write(folder.resolve("soup.bin"), new byte[50_000]);
        hubWithClients = new HubWithClients(folder.resolve("server"), "lobby");
        bob = hubWithClients.seat("Bob");
        bob.model.memberships().join("lobby", "");
        begin(folder);
    }

    @AfterEach
    void close() {
        program.close();
    }

    /// Starts Ada's program with its data in this folder.
    private void begin(Path data) {
        program = new KilledProgram(hubWithClients, data);
        program.start();
        ada = program.ada;
        ada.model.memberships().join("lobby", "");
        hubWithClients.settle();
    }

    private void killAndStart() throws IOException {
        program.kill();
        program.start();
        ada = program.ada;
        hubWithClients.settle();
    }

    private static RoomModel room(HubWithClients.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private List<DraftAttachment> attachment() {
        return List.copyOf(ada.model.attachments().forRoom(room(ada)));
    }

    private List<String> names() {
        return attachment().stream().map(DraftAttachment::name).toList();
    }

    private List<String> problems() {
        return attachment().stream().map(DraftAttachment::problem).toList();
    }

    private void type(String text) {
        room(ada).draftProperty().set(text);
    }

    private void choose(Path file) {
        ada.model.attachments().add(room(ada), file, file.getFileName().toString());
    }

    private void paste() {
        ada.model.attachments().paste(room(ada), () -> picture, "picture.png");
    }

    private void send(String text) {
        ada.model.attachments().send(room(ada), text, null, () -> sent++);
        hubWithClients.settle();
    }

    private List<String> receivedMessages() {
        return room(bob).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _, _))
                .map(row -> (Said) ((Entry) row).logEntry())
                .map(said -> said.text() + " " + said.file().name() + " " + said.file().bytes())
                .toList();
    }

    @Test
    void draftsSurviveAKillAndAreSentOnce() throws IOException {
        type("look");
        paste();
        choose(soup);
        killAndStart();
        assertEquals("look", room(ada).draftProperty().get());
        assertEquals(List.of("picture.png", "soup.bin"), names());
        assertEquals(List.of("", ""), problems());
        assertNotNull(attachment().getFirst().stamp().picture());
        assertEquals(50_000, attachment().getLast().stamp().bytes());
        assertEquals(
                List.of(),
                ada.model.uploads().all(),
                "restored attachments are not sent by themselves");
        send("look");
        assertEquals(
                List.of("look picture.png " + picture.length, " soup.bin 50000"),
                receivedMessages());
        assertEquals(List.of(), names());
        assertEquals(1, sent);
        killAndStart();
        assertEquals(List.of(), names());
        assertEquals(List.of(), program.pasted());
        assertTrue(Files.exists(soup), "the user's own file must not be deleted");
        assertEquals(2, receivedMessages().size());
    }

    @Test
    void attachmentSentWhileDisconnectedBecomesAnUpload() throws IOException {
        paste();
        ada.lose();
        send("look");
        killAndStart();
        assertEquals(List.of(), names());
        assertEquals(List.of("look picture.png " + picture.length), receivedMessages());
    }

    @Test
    void removedAttachmentIsDeletedFromDisk() throws IOException {
        paste();
        choose(soup);
        List.copyOf(attachment()).forEach(each -> ada.model.attachments().remove(room(ada), each));
        assertEquals(List.of(), names());
        assertEquals(List.of(), program.pasted());
        assertEquals(List.of(), program.killedWith().attachments());
    }

    @Test
    void leavingARoomRemovesItsAttachments() throws IOException {
        paste();
        ada.model.memberships().leave(room(ada));
        hubWithClients.settle();
        assertEquals(List.of(), names());
        assertEquals(List.of(), program.pasted());
        assertEquals(List.of(), program.killedWith().attachments());
    }

    @Test
    void forgettingAServerDeletesItsPastedFiles() throws IOException {
        paste();
        paste();
        send("");
        hubWithClients.settle();
        paste();
        choose(soup);
        ada.lose();
        ada.model.uploads().send(room(ada), attachment().getFirst(), "", null);
        paste();
        program.kill();
        program.openStore()
                .forget("table", paths -> paths.forEach(program.localFiles::deletePasted));
        assertEquals(List.of(), program.pasted());
        assertTrue(Files.exists(soup));
        assertEquals(SavedServerState.NONE.attachments(), program.killedWith().attachments());
    }

    @Test
    void changedFileIsMarkedAndSentAsIs() throws IOException {
        choose(soup);
        Path same = Files.write(folder.resolve("same.bin"), new byte[9]);
        choose(same);
        Files.write(soup, new byte[60_000]);
        Files.setLastModifiedTime(same, FileTime.from(Instant.EPOCH));
        for (int starts = 0; starts < 2; starts++) {
            killAndStart();
            assertEquals(List.of(CHANGED, CHANGED), problems());
        }
        send("look");
        assertEquals(List.of("look soup.bin 60000", " same.bin 9"), receivedMessages());
    }

    @Test
    void sendWaitsUntilRestoredFilesAreChecked() throws IOException {
        choose(soup);
        Files.write(soup, new byte[60_000]);
        program.diskHeld = true;
        killAndStart();
        send("look");
        assertEquals(List.of("soup.bin"), names());
        assertEquals("soup.bin: Checking the file…", room(ada).refusalProperty().get());
        program.diskThread.release();
        hubWithClients.settle();
        assertEquals("soup.bin: " + CHANGED, room(ada).refusalProperty().get());
        assertEquals(0, sent);
        send("look");
        assertEquals(List.of("look soup.bin 60000"), receivedMessages());
    }

    @Test
    void sendingTwiceDuringTheCheckSendsOnce() throws IOException {
        choose(soup);
        program.diskHeld = true;
        killAndStart();
        send("look");
        send("look");
        assertEquals(0, sent);
        program.diskThread.release();
        hubWithClients.settle();
        assertEquals("", room(ada).refusalProperty().get());
        assertEquals(List.of("look soup.bin 50000"), receivedMessages());
        assertEquals(1, sent);
    }

    @Test
    void fileAddedBeforeLeavingARoomIsDropped() throws IOException {
        program.diskThread.hold();
        paste();
        choose(soup);
        ada.model.memberships().leave(room(ada));
        hubWithClients.settle();
        ada.model.memberships().join("lobby", "");
        hubWithClients.settle();
        program.diskThread.release();
        assertEquals(List.of(), names());
        assertEquals(List.of(), program.pasted());
        assertEquals(List.of(), program.killedWith().attachments());
    }

    @Test
    void folderIsRefused() {
        choose(folder);
        assertEquals(List.of(), names());
        assertEquals(
                folder.getFileName() + ": You can send files, but not folders.",
                room(ada).refusalProperty().get());
    }

    @Test
    void missingFileHoldsBackTheMessage() throws IOException {
        FileTime changed = Files.getLastModifiedTime(soup);
        paste();
        choose(soup);
        Files.delete(soup);
        killAndStart();
        assertEquals(List.of("", GONE), problems());
        send("look");
        assertEquals("soup.bin: " + GONE, room(ada).refusalProperty().get());
        assertEquals(List.of("picture.png", "soup.bin"), names());
        assertEquals(0, sent);
        Files.write(soup, new byte[50_000]);
        Files.setLastModifiedTime(soup, changed);
        send("look");
        assertEquals("", room(ada).refusalProperty().get());
        assertEquals(
                List.of("look picture.png " + picture.length, " soup.bin 50000"),
                receivedMessages());
    }

    @Test
    void tooLongTextKeepsTheAttachments() {
        choose(soup);
        send("x".repeat(8_001));
        assertEquals(
                "Messages can be up to 8,000 characters; yours is 8,001.",
                room(ada).refusalProperty().get());
        assertEquals(List.of("soup.bin"), names());
        assertEquals(0, sent);
    }

    @Test
    void oversizedPictureHasNoPreviewAfterRestart() throws IOException {
        byte[] bomb = Png.of(1, 1);
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        choose(Files.write(folder.resolve("bomb.png"), bomb));
        killAndStart();
        assertNull(attachment().getFirst().stamp().picture());
    }

    @Test
    void restartKeepsAPastedFileForAnotherMonth() throws IOException {
        paste();
        Files.setLastModifiedTime(
                program.pasted().getFirst(),
                FileTime.from(Instant.now().minus(Duration.ofDays(29))));
        killAndStart();
        assertEquals(List.of(""), problems());
        Instant modified = Files.getLastModifiedTime(program.pasted().getFirst()).toInstant();
        assertTrue(
                modified.isAfter(Instant.now().minus(Duration.ofDays(1))),
                "last modified " + modified);
    }

    @Test
    void draftsStayWhileTheDiskIsFull() throws IOException {
        program.close();
        hubWithClients.dies(ada);
        try (var disk = Mount.tmpfs(Files.createDirectory(folder.resolve("disk")), "2m")) {
            begin(disk.path());
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            type("x".repeat(7_000));
            paste();
            choose(soup);
            // the pages of the database may have some free space left
            for (int more = 0; problems().getLast().isEmpty() && more < 50; more++) {
                type("y".repeat(7_000 + more));
                choose(soup);
            }
            assertEquals("This computer’s disk is full.", problems().getFirst());
            assertEquals("Couldn’t save on this computer: the disk is full.", problems().getLast());
            List<String> names = names();
            send("look");
            assertEquals(
                    "picture.png: This computer’s disk is full.",
                    room(ada).refusalProperty().get());
            assertEquals(0, sent);
            assertEquals(names, names());
            String draft = room(ada).draftProperty().get();
            assertTrue(draft.length() >= 7_000);
            Files.delete(filler);
            hubWithClients.pass(Duration.ofSeconds(10));
            assertTrue(problems().stream().allMatch(String::isEmpty), problems().toString());
            assertArrayEquals(picture, Files.readAllBytes(attachment().getFirst().path()));
            killAndStart();
            assertEquals(draft, room(ada).draftProperty().get());
            assertEquals(names, names());
            program.close();
        }
        begin(Files.createDirectory(folder.resolve("other")));
    }
}
