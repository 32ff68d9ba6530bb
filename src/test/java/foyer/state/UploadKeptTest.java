package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Table;
import foyer.memory.Recollection;
import foyer.protocol.Logged.Said;
import foyer.protocol.Sha256;
import foyer.state.LogRow.Entry;
import foyer.state.Upload.Stage;
import foyer.transfer.FileDesk;
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

/// Files that were under way when the program was killed, around a real hub: what was on the disk
/// at that moment is all that the next start has.
class UploadKeptTest {
    @TempDir private Path folder;

    private final Random random = new Random(1);
    private final byte[] bytes = new byte[700_000];
    private Table table;
    private KilledProgram program;
    private Table.Seat ada;
    private Table.Seat bob;
    private FileDesk desk;
    private Path soup;

    @BeforeEach
    void open() throws IOException {
        new Random(6).nextBytes(bytes);
        soup = Files.write(folder.resolve("soup.bin"), bytes);
        table = new Table(folder.resolve("server"), "lobby");
        bob = table.seat("Bob");
        bob.model.actions().join("lobby", "");
        program = new KilledProgram(table, folder);
        start();
        ada.model.actions().join("lobby", "");
        table.settle();
    }

    @AfterEach
    void close() {
        program.close();
    }

    private void start() {
        program.start();
        ada = program.ada;
        desk = program.desk;
    }

    private void kill() throws IOException {
        program.kill();
    }

    private static RoomModel room(Table.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private Upload send(Path file, String text) {
        Sending.send(ada.model, room(ada), file, file.getFileName().toString(), text);
        return ada.model.uploads().all().getFirst();
    }

    private void untilSent(Upload upload, long count) {
        while (upload.sentProperty().get() < count) {
            table.step(random);
        }
    }

    private List<String> said() {
        return room(bob).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _))
                .map(row -> (Said) ((Entry) row).logged())
                .map(said -> said.text() + " " + said.file().name() + " " + said.file().id())
                .toList();
    }

    private void assertNothingIsLeft() throws IOException {
        Recollection left = program.killedWith();
        assertEquals(List.of(), left.giving());
        assertEquals(List.of(), left.outgoing());
    }

    @Test
    void anUploadGoesOnAtTheNextStartFromWhereItWas() throws IOException {
        untilSent(send(soup, "look"), 300_000);
        kill();
        start();
        Upload upload = ada.model.uploads().all().getFirst();
        var sent = new ArrayList<Long>();
        upload.sentProperty().addListener((_, _, now) -> sent.add(now.longValue()));
        table.settle();
        assertTrue(sent.getFirst() >= 300_000, "it went on from " + sent.getFirst());
        assertEquals(List.of("look soup.bin " + Sha256.of(bytes)), said());
        assertEquals(List.of(), ada.model.uploads().all());
        assertNothingIsLeft();
    }

    @Test
    void whereverTheProgramIsKilledTheFileIsSaidOnce() throws IOException {
        for (int steps = 0; steps < 60; steps++) {
            Path file = Files.write(folder.resolve("f" + steps), new byte[100_000 + steps]);
            send(file, "look");
            for (int i = 0; i < steps; i++) {
                table.step(random);
            }
            kill();
            start();
            table.settle();
            table.pass(Duration.ofSeconds(10));
            assertEquals(steps + 1, said().size(), "killed after " + steps + " steps");
        }
        assertNothingIsLeft();
    }

    @Test
    void whatWasPastedIsKeptUntilTheServerHasIt() throws IOException {
        var kept = new ArrayList<Path>();
        desk.keep(() -> bytes, kept::add, words -> {});
        Sending.send(ada.model, room(ada), kept.getFirst(), "picture.png", "");
        untilSent(ada.model.uploads().all().getFirst(), 100_000);
        kill();
        start();
        assertTrue(Files.exists(kept.getFirst()));
        table.settle();
        assertEquals(List.of(" picture.png " + Sha256.of(bytes)), said());
        assertEquals(List.of(), program.pasted());
    }

    @Test
    void whatWasPastedAndGivenUpIsNotKept() throws IOException {
        var kept = new ArrayList<Path>();
        desk.keep(() -> bytes, kept::add, words -> {});
        Sending.send(ada.model, room(ada), kept.getFirst(), "picture.png", "");
        ada.model.uploads().cancel(ada.model.uploads().all().getFirst());
        assertEquals(List.of(), program.pasted());
        assertNothingIsLeft();
        assertTrue(Files.exists(soup), "only what Foyer itself put there");
    }

    @Test
    void whatWasPastedAMonthAgoAndNeverGivenIsClearedAway() throws IOException {
        var kept = new ArrayList<Path>();
        desk.keep(() -> bytes, kept::add, words -> {});
        desk.keep(() -> bytes, kept::add, words -> {});
        Instant then = Instant.now().minus(Duration.ofDays(31));
        Files.setLastModifiedTime(kept.getFirst(), FileTime.from(then));
        kill();
        start();
        assertFalse(Files.exists(kept.getFirst()));
        assertTrue(Files.exists(kept.getLast()));
    }

    @Test
    void whatWasGivenToARoomThatWasLeftIsForgotten() throws IOException {
        var kept = new ArrayList<Path>();
        desk.keep(() -> bytes, kept::add, words -> {});
        Sending.send(ada.model, room(ada), kept.getFirst(), "picture.png", "");
        ada.model.actions().leave(room(ada));
        table.settle();
        assertFalse(Files.exists(kept.getFirst()));
        assertNothingIsLeft();
    }

    @Test
    void aFileThatIsGoneSaysSoAndIsForgottenWhenItIsGivenUp() throws IOException {
        untilSent(send(soup, ""), 100_000);
        kill();
        Files.delete(soup);
        start();
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals("The file is not there any more.", upload.wordsProperty().get());
        ada.model.uploads().cancel(upload);
        assertNothingIsLeft();
    }

    @Test
    void aFileThatWasChangedMeanwhileIsNotSentUnasked() throws IOException {
        untilSent(send(soup, ""), 100_000);
        kill();
        byte[] other = {1, 2, 3};
        Files.write(soup, other);
        start();
        table.settle();
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals(
                "The file was changed. Go on to send it as it is now.",
                upload.wordsProperty().get());
        assertEquals(List.of(), said());
        ada.model.uploads().resume(upload);
        table.settle();
        assertEquals(List.of(" soup.bin " + Sha256.of(other)), said());
    }

    private void pasteAndSend() {
        ada.model.choosing().paste(room(ada), () -> bytes, "picture.png");
        ada.model.choosing().send(room(ada), "look", null, () -> {});
    }

    @Test
    void aPastedFileIsThereUntilWhatSaysItIsOnDisk() throws IOException {
        pasteAndSend();
        program.memoryThread.hold();
        table.settle();
        assertTrue(ada.model.uploads().all().isEmpty(), "the server has it");
        kill();
        start();
        table.settle();
        assertEquals(List.of("look picture.png " + Sha256.of(bytes)), said());
        assertEquals(List.of(), program.pasted());
    }

    @Test
    void whicheverDiskIsTheSlowerAndWheneverTheProgramIsKilledAPastedFileIsSaidOnce()
            throws IOException {
        for (int round = 0; round < 60; round++) {
            pasteAndSend();
            program.memoryThread.hold();
            program.diskThread.hold();
            for (int steps = 0; steps < round * 2; steps++) {
                switch (random.nextInt(4)) {
                    case 0 -> program.memoryThread.step();
                    case 1 -> program.diskThread.step();
                    default -> table.step(random);
                }
            }
            kill();
            start();
            table.pass(Duration.ofSeconds(10));
            assertEquals(round + 1, said().size(), "killed in round " + round);
        }
        assertNothingIsLeft();
    }
}
