package foyer.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Table;
import foyer.protocol.Logged.Said;
import foyer.protocol.SharedFile;
import foyer.state.LogRow.Entry;
import foyer.state.Upload.Stage;
import foyer.testing.Png;
import foyer.transfer.FileDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files between two people's models around a real hub, with everything that can come between.
class TransferTest {
    @TempDir private Path folder;

    private Table table;
    private Table.Seat ada;
    private Table.Seat bob;
    private Path soup;
    private final byte[] bytes = new byte[700_000];

    @BeforeEach
    void open() throws IOException {
        new Random(6).nextBytes(bytes);
        soup = Files.write(folder.resolve("soup.bin"), bytes);
        table = new Table(folder.resolve("server"), "lobby");
        ada = seat("Ada");
        bob = seat("Bob");
    }

    private Table.Seat seat(String who) {
        Table.Seat seat = table.seat(who);
        seat.model.serve(
                new FileDesk(
                        folder.resolve(who),
                        folder.resolve(who + " downloads"),
                        Runnable::run,
                        Runnable::run));
        seat.model.actions().join("lobby", "");
        table.settle();
        return seat;
    }

    private static RoomModel room(Table.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private Upload send(Path file, String text) {
        Sending.send(ada.model, room(ada), file, file.getFileName().toString(), text);
        return ada.model.uploads().all().getFirst();
    }

    private static List<Said> said(Table.Seat seat) {
        return room(seat).log().rows().stream()
                .filter(Entry.class::isInstance)
                .map(row -> ((Entry) row).logged())
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
    }

    private Download fetch(Table.Seat who) {
        SharedFile file = Objects.requireNonNull(said(who).getFirst().file());
        Download download = who.model.downloads().of("lobby", file);
        who.model.downloads().fetch(download);
        return download;
    }

    private static byte[] got(Download download) throws IOException {
        return Files.readAllBytes(assertNotNullNow(download).path());
    }

    private static FileDesk.Fetched assertNotNullNow(Download download) {
        assertNotNull(download.fetchedProperty().get(), () -> download.wordsProperty().get());
        return download.fetchedProperty().get();
    }

    @Test
    void aFileThatIsSentIsSaidWithItsWordsAndFetchedAsItWas() throws IOException {
        send(soup, "look");
        table.settle();
        assertEquals(List.of(), ada.model.uploads().all());
        Said said = said(bob).getFirst();
        assertEquals("look", said.text());
        assertEquals("soup.bin", said.file().name());
        Download download = fetch(bob);
        table.settle();
        assertArrayEquals(bytes, got(download));
        assertEquals(bytes.length, download.gotProperty().get());
    }

    @Test
    void wordsSaidMeanwhileComeBeforeTheFile() {
        Upload upload = send(soup, "");
        for (int i = 0; i < 5; i++) {
            table.settleOutOf(ada);
        }
        assertEquals(Stage.SENDING, upload.stageProperty().get());
        ada.model.talking().say(room(ada), "meanwhile");
        table.settle();
        assertEquals(List.of("meanwhile", ""), said(bob).stream().map(Said::text).toList());
    }

    @Test
    void anUploadGoesOnByItselfAfterABreakFromWhereItWas() throws IOException {
        Upload upload = send(soup, "");
        var random = new Random(1);
        while (upload.sentProperty().get() < 100_000) {
            table.step(random);
        }
        ada.lose();
        assertEquals(Stage.WAITING, upload.stageProperty().get());
        long sent = upload.sentProperty().get();
        ada.connect();
        table.settle();
        assertTrue(sent >= 100_000);
        assertEquals(1, said(bob).size());
        Download download = fetch(bob);
        while (download.gotProperty().get() < 200_000) {
            table.step(random);
        }
        bob.lose();
        bob.connect();
        table.settle();
        assertArrayEquals(bytes, got(download));
    }

    @Test
    void whateverBreaksItArrivesOnceAndWhole() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            Path file = Files.write(folder.resolve("f" + seed), new byte[200_000 + seed]);
            Sending.send(ada.model, room(ada), file, "f" + seed, "");
            for (int steps = 0; steps < 150; steps++) {
                table.step(random);
                if (ada.isLive() && random.nextInt(40) == 0) {
                    ada.lose();
                    ada.connect();
                }
            }
            table.settle();
            table.pass(Duration.ofSeconds(10));
            table.pass(Duration.ofSeconds(10));
            assertEquals(seed + 1, said(bob).size(), "seed " + seed);
        }
    }

    @Test
    void aPausedUploadLetsTheNextGoFirst() throws IOException {
        Upload first = send(soup, "first");
        ada.model.uploads().pause(first);
        Path other = Files.write(folder.resolve("other"), new byte[5]);
        Sending.send(ada.model, room(ada), other, "other", "second");
        table.settle();
        assertEquals(List.of("second"), said(bob).stream().map(Said::text).toList());
        ada.model.uploads().resume(first);
        table.settle();
        assertEquals(List.of("second", "first"), said(bob).stream().map(Said::text).toList());
    }

    private String why(Upload upload) {
        assertEquals(Stage.ENDED, upload.stageProperty().get());
        assertEquals(List.of(upload), ada.model.uploads().all(), "it is said where it was");
        return upload.wordsProperty().get();
    }

    private void assertTheServerHasNothing() throws IOException {
        try (var left = Files.list(folder.resolve("server"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void whoLeavesARoomGivesItsFilesUpAndThoseOfOtherRoomsGoOn() throws IOException {
        Upload upload = send(soup, "look");
        table.settleOutOf(ada);
        ada.model.actions().leave(room(ada));
        table.settle();
        assertEquals("Not sent: you left “lobby”.", why(upload));
        assertTheServerHasNothing();
        ada.model.actions().join("garden", "");
        table.settle();
        RoomModel garden = Objects.requireNonNull(ada.model.rooms().named("garden"));
        Sending.send(ada.model, garden, soup, "soup.bin", "here");
        ada.model.actions().join("lobby", "");
        table.settle();
        table.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), said(bob));
        assertEquals(1, garden.log().lastOwnSeq());
        ada.model.uploads().cancel(upload);
        assertEquals(List.of(), ada.model.uploads().all());
    }

    @Test
    void whatWaitsForARoomThatIsClosedEndsAndSaysSo() throws IOException {
        Table.Seat host = seat("Host");
        Upload upload = send(soup, "look");
        table.settleOutOf(ada);
        host.model.actions().close(room(host), 5);
        table.settleOutOf(host);
        ada.model.uploads().pause(upload);
        table.pass(Duration.ofSeconds(6));
        assertEquals("Not sent: “lobby” was closed.", why(upload));
        ada.model.uploads().resume(upload);
        assertEquals("Not sent: “lobby” was closed.", why(upload));
        assertTheServerHasNothing();
    }

    @Test
    void whatWaitsForARoomThatWasClosedMeanwhileEndsAndSaysSo() throws IOException {
        Table.Seat host = seat("Host");
        Upload upload = send(soup, "look");
        table.settleOutOf(ada);
        ada.lose();
        host.model.actions().close(room(host), 5);
        table.settle();
        table.pass(Duration.ofSeconds(6));
        assertEquals(Stage.WAITING, upload.stageProperty().get());
        ada.connect();
        table.settle();
        assertEquals("Not sent: “lobby” was closed.", why(upload));
        assertTheServerHasNothing();
    }

    @Test
    void aCancelledUploadIsForgottenOnBothSides() throws IOException {
        Upload upload = send(soup, "");
        table.settleOutOf(ada);
        ada.model.uploads().cancel(upload);
        table.settle();
        assertEquals(List.of(), said(bob));
        assertTheServerHasNothing();
    }

    @Test
    void whatTheServerDoesNotTakeIsSaidInWordsAndTriedAgain() throws IOException {
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        Upload upload = send(empty, "");
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals("The file is empty.", upload.wordsProperty().get());
        Files.write(empty, new byte[3]);
        ada.model.uploads().resume(upload);
        table.settle();
        assertEquals(1, said(bob).size());
    }

    @Test
    void aFileOverTheLimitFailsInTheServersWords() throws IOException {
        Path large = folder.resolve("large");
        try (var channel =
                java.nio.channels.FileChannel.open(
                        large,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), 100_000_000);
        }
        Upload upload = send(large, "");
        table.settle();
        assertEquals(
                "A file can have 100 MB here; this one has 100 MB.", upload.wordsProperty().get());
    }

    @Test
    void whatTheServersDiskBentIsNotKept() throws IOException {
        send(soup, "");
        table.settle();
        SharedFile file = said(bob).getFirst().file();
        byte[] bent = bytes.clone();
        bent[5]++;
        Files.write(folder.resolve("server").resolve(file.id()), bent);
        Download download = fetch(bob);
        table.settle();
        assertEquals(
                "It did not arrive as it was given. Try again.", download.wordsProperty().get());
        Files.write(folder.resolve("server").resolve(file.id()), bytes);
        bob.model.downloads().fetch(download);
        table.settle();
        assertArrayEquals(bytes, got(download));
    }

    @Test
    void aPictureIsKnownAsOne() throws IOException {
        send(Files.write(folder.resolve("a.png"), Png.of(30, 20)), "");
        table.settle();
        assertTrue(said(bob).getFirst().file().isPicture());
        Download download = fetch(bob);
        table.settle();
        assertEquals(30, assertNotNullNow(download).picture().width());
    }

    @Test
    void whatIsSavedNeverTakesAnothersPlace() throws IOException {
        send(soup, "");
        table.settle();
        Download download = fetch(bob);
        table.settle();
        FileDesk desk = bob.model.downloads().desk();
        var saved = new java.util.ArrayList<Path>();
        for (String name : List.of("a.txt", "a.txt", "../../a.txt")) {
            desk.save(assertNotNullNow(download), name, saved::add, words -> {});
        }
        assertEquals(
                List.of("a.txt", "a (2).txt", "a (3).txt"),
                saved.stream().map(path -> path.getFileName().toString()).toList());
        saved.forEach(path -> assertEquals(folder.resolve("Bob downloads"), path.getParent()));
    }

    @Test
    void aFileTheHostCouldNotWriteForAnotherReasonThanRoomGoesOnByItself() throws IOException {
        Path there = folder.resolve("server");
        Files.move(there, folder.resolve("away"));
        Upload upload = send(soup, "look");
        table.settle();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        Files.move(folder.resolve("away"), there);
        table.pass(Duration.ofSeconds(10));
        assertEquals(Stage.FAILED, upload.stageProperty().get(), "not at every turn");
        for (int fives = 0; fives < 12; fives++) {
            table.pass(Duration.ofSeconds(5));
        }
        assertEquals("look", said(bob).getFirst().text());
    }
}
