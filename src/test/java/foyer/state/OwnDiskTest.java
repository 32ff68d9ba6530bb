package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.hub.Table;
import foyer.protocol.Logged.Said;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.Outgoing;
import foyer.state.Upload.Stage;
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

/// Files given while this person's own disk is full.
class OwnDiskTest {
    private static final String FULL = "This computer could not keep it: the disk is full.";

    @TempDir private Path folder;

    private final Random random = new Random(1);
    private final byte[] bytes = new byte[300_000];
    private Table table;
    private KilledProgram program;
    private Table.Seat ada;
    private Table.Seat bob;
    private Mount disk;
    private Path filler;
    private Path soup;

    @BeforeEach
    void open() throws IOException {
        random.nextBytes(bytes);
        soup = Files.write(folder.resolve("soup.bin"), bytes);
        table = new Table(folder.resolve("server"), "lobby");
        bob = table.seat("Bob");
        bob.model.actions().join("lobby", "");
        disk = Mount.tmpfs(Files.createDirectory(folder.resolve("disk")), "8m");
        filler = disk.path().resolve("filler");
        program = new KilledProgram(table, disk.path());
        program.start();
        ada = program.ada;
        ada.model.actions().join("lobby", "");
        table.settle();
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
        table.settle();
    }

    private void fillUp() throws IOException {
        disk.fill(filler);
        program.fillUp();
    }

    /// There is room again, and time passes.
    private void makeRoom() throws IOException {
        Files.delete(filler);
        table.pass(Duration.ofSeconds(10));
    }

    private static RoomModel room(Table.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private void choose(Path file) {
        ada.model.choosing().choose(room(ada), file, file.getFileName().toString());
    }

    private void paste() {
        ada.model.choosing().paste(room(ada), () -> bytes, "picture.png");
    }

    private void send(String text) {
        ada.model.choosing().send(room(ada), text, null, () -> {});
    }

    private List<Upload> uploads() {
        return ada.model.uploads().all();
    }

    private void untilSent(long count) {
        Upload upload = uploads().getFirst();
        while (upload.sentProperty().get() < count) {
            table.step(random);
        }
    }

    private List<String> said() {
        return room(bob).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _))
                .map(row -> (Said) ((Entry) row).logged())
                .map(said -> said.text() + " " + said.file().name())
                .toList();
    }

    @Test
    void whatIsSentWhileTheDiskIsFullIsSentOnceWhenThereIsRoom() throws IOException {
        choose(soup);
        fillUp();
        send("look");
        makeRoom();
        assertEquals(List.of("look soup.bin"), said());
        killAndStart();
        assertEquals(List.of(), ada.model.choosing().in(room(ada)));
        assertEquals(List.of("look soup.bin"), said());
    }

    @Test
    void whatTheDiskDoesNotTakeSaysSoAndIsNotSentBefore() throws IOException {
        fillUp();
        choose(soup);
        send("look");
        table.settle();
        assertEquals(Stage.FAILED, uploads().getFirst().stageProperty().get());
        assertEquals(FULL, uploads().getFirst().wordsProperty().get());
        ada.model.uploads().resume(uploads().getFirst());
        table.settle();
        assertEquals(FULL, uploads().getFirst().wordsProperty().get());
        assertEquals(List.of(), said());
        Files.delete(filler);
        ada.model.uploads().resume(uploads().getFirst());
        table.settle();
        assertEquals(List.of("look soup.bin"), said());
    }

    @Test
    void whatIsGivenUpWhileTheDiskIsFullIsNotSentAtTheNextStart() throws IOException {
        choose(soup);
        send("look");
        untilSent(100_000);
        fillUp();
        ada.model.uploads().cancel(uploads().getFirst());
        assertEquals(
                FULL + " If the program ends before it can, soup.bin is sent at the next start.",
                room(ada).refusalProperty().get());
        makeRoom();
        killAndStart();
        assertEquals(List.of(), uploads());
        assertEquals(List.of(), said());
    }

    @Test
    void whatIsPutAwayWhileTheDiskIsFullIsNotThereAtTheNextStart() throws IOException {
        choose(soup);
        fillUp();
        ada.model.choosing().putAway(room(ada), ada.model.choosing().in(room(ada)).getFirst());
        makeRoom();
        killAndStart();
        assertEquals(List.of(), ada.model.choosing().in(room(ada)));
    }

    @Test
    void aPastedFileThatCouldNotBeSaidIsThereAtTheNextStart() throws IOException {
        paste();
        send("look");
        untilSent(200_000);
        fillUp();
        table.settle();
        assertEquals(FULL, room(ada).log().outgoing().getFirst().words());
        Files.delete(filler);
        killAndStart();
        assertEquals(List.of("look picture.png"), said());
        assertEquals(List.of(), program.pasted());
    }

    @Test
    void aFileThatCouldNotBeSaidAndWasGivenUpIsNotSentAtTheNextStart() throws IOException {
        choose(soup);
        send("look");
        untilSent(200_000);
        fillUp();
        table.settle();
        Outgoing row = room(ada).log().outgoing().getFirst();
        ada.model.talking().discard(room(ada), row);
        makeRoom();
        killAndStart();
        assertEquals(List.of(), uploads());
        assertEquals(List.of(), said());
    }
}
