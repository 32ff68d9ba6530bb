package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.hub.HubWithClients;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.Upload.Stage;
import foyer.protocol.LogEntry.Said;
import foyer.testing.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads while the client's own disk is full.
class OwnDiskTest {
    private static final String FULL = "Couldn’t save on this computer: the disk is full.";

    @TempDir private Path folder;

    private final Random random = new Random(1);
    private final byte[] bytes = new byte[300_000];
    private HubWithClients hubWithClients;
    private KilledProgram program;
    private HubWithClients.Seat ada;
    private HubWithClients.Seat bob;
    private Mount disk;
    private Path filler;
    private Path soup;

    @BeforeEach
    void open() throws IOException {
        random.nextBytes(bytes);
        soup = Files.write(folder.resolve("soup.bin"), bytes);
        hubWithClients = new HubWithClients(folder.resolve("server"), "lobby");
        bob = hubWithClients.seat("Bob");
        bob.model.memberships().join("lobby", "");
        disk = Mount.tmpfs(Files.createDirectory(folder.resolve("disk")), "8m");
        filler = disk.path().resolve("filler");
        program = new KilledProgram(hubWithClients, disk.path());
        program.start();
        ada = program.ada;
        ada.model.memberships().join("lobby", "");
        hubWithClients.settle();
    }

    @AfterEach
    void close() throws IOException {
        program.close();
        disk.close();
    }

    private void killAndStart() throws IOException {
        program.kill();
        program.start();
        ada = program.ada;
        hubWithClients.settle();
    }

    private void fillUp() throws IOException {
        disk.fill(filler);
        program.fillUp();
    }

    /// Frees disk space and lets time pass.
    private void makeRoom() throws IOException {
        Files.delete(filler);
        hubWithClients.pass(Duration.ofSeconds(10));
    }

    private static RoomModel room(HubWithClients.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private void choose(Path file) {
        ada.model.attachments().add(room(ada), file, file.getFileName().toString());
    }

    private void paste() {
        ada.model.attachments().paste(room(ada), () -> bytes, "picture.png");
    }

    private void send(String text) {
        ada.model.attachments().send(room(ada), text, null, () -> {});
    }

    private List<Upload> uploads() {
        return ada.model.uploads().all();
    }

    private void untilSent(long count) {
        Upload upload = uploads().getFirst();
        while (upload.sentProperty().get() < count) {
            hubWithClients.step(random);
        }
    }

    private List<String> receivedMessages() {
        return room(bob).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _, _))
                .map(row -> (Said) ((Entry) row).logEntry())
                .map(said -> said.text() + " " + said.file().name())
                .toList();
    }

    @Test
    void unsavedUploadIsSentOnceWhenSpaceReturns() throws IOException {
        choose(soup);
        fillUp();
        send("look");
        makeRoom();
        assertEquals(List.of("look soup.bin"), receivedMessages());
        killAndStart();
        assertEquals(List.of(), ada.model.attachments().forRoom(room(ada)));
        assertEquals(List.of("look soup.bin"), receivedMessages());
    }

    @Test
    void unsavedUploadFailsAndIsNotOffered() throws IOException {
        fillUp();
        choose(soup);
        send("look");
        hubWithClients.settle();
        assertEquals(Stage.FAILED, uploads().getFirst().stageProperty().get());
        assertEquals(FULL, uploads().getFirst().problemProperty().get());
        ada.model.uploads().resume(uploads().getFirst());
        hubWithClients.settle();
        assertEquals(FULL, uploads().getFirst().problemProperty().get());
        assertEquals(List.of(), receivedMessages());
        Files.delete(filler);
        ada.model.uploads().resume(uploads().getFirst());
        hubWithClients.settle();
        assertEquals(List.of("look soup.bin"), receivedMessages());
    }

    @Test
    void uploadCancelledOnAFullDiskStaysCancelled() throws IOException {
        choose(soup);
        send("look");
        untilSent(100_000);
        fillUp();
        ada.model.uploads().cancel(uploads().getFirst());
        assertEquals(
                FULL + " If you quit before that, soup.bin is sent the next time Foyer starts.",
                room(ada).refusalProperty().get());
        makeRoom();
        killAndStart();
        assertEquals(List.of(), uploads());
        assertEquals(List.of(), receivedMessages());
    }

    @Test
    void attachmentRemovedOnAFullDiskStaysRemoved() throws IOException {
        choose(soup);
        fillUp();
        ada.model
                .attachments()
                .remove(room(ada), ada.model.attachments().forRoom(room(ada)).getFirst());
        makeRoom();
        killAndStart();
        assertEquals(List.of(), ada.model.attachments().forRoom(room(ada)));
    }

    @Test
    void uploadWithUnsavedMessageIsSentAfterRestart() throws IOException {
        paste();
        send("look");
        untilSent(200_000);
        fillUp();
        hubWithClients.settle();
        assertEquals(FULL, room(ada).log().outgoing().getFirst().error());
        Files.delete(filler);
        killAndStart();
        assertEquals(List.of("look picture.png"), receivedMessages());
        assertEquals(List.of(), program.pasted());
    }

    @Test
    void discardedUnsavedMessageIsNotSentAfterRestart() throws IOException {
        choose(soup);
        send("look");
        untilSent(200_000);
        fillUp();
        hubWithClients.settle();
        Outgoing row = room(ada).log().outgoing().getFirst();
        ada.model.messaging().discard(room(ada), row);
        makeRoom();
        killAndStart();
        assertEquals(List.of(), uploads());
        assertEquals(List.of(), receivedMessages());
    }
}
