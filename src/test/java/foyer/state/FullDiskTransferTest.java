package foyer.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.hub.Table;
import foyer.protocol.Logged.Said;
import foyer.state.LogRow.Entry;
import foyer.state.Upload.Stage;
import foyer.testing.Mount;
import foyer.transfer.FileDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real disks that are full, at the host and at those who give and get files.
class FullDiskTransferTest {
    private static final String FULL = "This computer’s disk is full.";
    private static final String GOES_ON = " It goes on by itself when the host stores again.";

    @TempDir private Path folder;

    private final byte[] bytes = new byte[700_000];
    private final Random random = new Random(1);
    private Path filler;
    private Mount disk;

    @BeforeEach
    void mount() throws IOException {
        new Random(6).nextBytes(bytes);
        disk = Mount.tmpfs(Files.createDirectory(folder.resolve("disk")), "70m");
        filler = disk.path().resolve("filler");
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    private static void join(Table table, Table.Seat seat, FileDesk desk) {
        seat.model.serve(desk);
        seat.model.actions().join("lobby", "");
        table.settle();
    }

    private static FileDesk desk(Path in) {
        return new FileDesk(
                in.resolve("fetched"), in.resolve("downloads"), Runnable::run, Runnable::run);
    }

    private static RoomModel room(Table.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private static List<Said> said(Table.Seat seat) {
        return room(seat).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _))
                .map(row -> (Said) ((Entry) row).logged())
                .toList();
    }

    private List<String> names(Path in) throws IOException {
        try (var all = Files.list(in)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aHostsDiskThatFillsUpStopsTheFileInWordsNotTheTalkAndItGoesOnWhenThereIsRoom()
            throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var table = new Table(disk.path().resolve("files"), "lobby");
        Table.Seat ada = table.seat("Ada");
        Table.Seat bob = table.seat("Bob");
        join(table, ada, desk(folder.resolve("ada")));
        join(table, bob, desk(folder.resolve("bob")));
        Sending.send(ada.model, room(ada), soup, "soup.bin", "look");
        Upload upload = ada.model.uploads().all().getFirst();
        while (upload.sentProperty().get() < 200_000) {
            table.step(random);
        }
        disk.fill(filler);
        table.settle();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals(
                "The host’s disk did not take the file. Nothing of it was shared." + GOES_ON,
                upload.wordsProperty().get());
        ada.model.talking().say(room(ada), "no room for soup");
        table.settle();
        assertEquals(List.of("no room for soup"), said(bob).stream().map(Said::text).toList());
        ada.model.uploads().resume(upload);
        table.pass(Duration.ofSeconds(10));
        assertEquals(Stage.FAILED, upload.stageProperty().get(), "as long as it is full");
        assertTrue(upload.sentProperty().get() >= 200_000);
        Files.delete(filler);
        var sent = new ArrayList<Long>();
        upload.sentProperty().addListener((_, _, now) -> sent.add(now.longValue()));
        table.pass(Duration.ofSeconds(2));
        assertEquals(
                List.of("no room for soup", "look"), said(bob).stream().map(Said::text).toList());
        assertTrue(sent.getFirst() >= 200_000, "it went on from " + sent.getFirst());
        Download download = bob.model.downloads().of("lobby", said(bob).getLast().file());
        bob.model.downloads().fetch(download);
        table.settle();
        assertArrayEquals(bytes, Files.readAllBytes(download.fetchedProperty().get().path()));
    }

    @Test
    void aHostWithoutRoomSaysSoBeforeAnythingIsSent() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var table = new Table(disk.path().resolve("files"), "lobby");
        Table.Seat ada = table.seat("Ada");
        join(table, ada, desk(folder.resolve("ada")));
        Files.write(filler, new byte[10_000_000]);
        Sending.send(ada.model, room(ada), soup, "soup.bin", "look");
        table.settle();
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals(
                "There is not enough room on the host’s disk for this file." + GOES_ON,
                upload.wordsProperty().get());
        Files.delete(filler);
        ada.model.uploads().resume(upload);
        table.settle();
        assertEquals(1, said(ada).size());
    }

    @Test
    void whatFoundNoRoomGoesOnInItsOrderWhenThereIsRoomAndSmallerOnesNeedNotWaitForLargerOnes()
            throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        Path feast = Files.write(folder.resolve("feast.bin"), new byte[4_000_000]);
        var table = new Table(disk.path().resolve("files"), "lobby");
        Table.Seat ada = table.seat("Ada");
        join(table, ada, desk(folder.resolve("ada")));
        Files.write(filler, new byte[10_000_000]);
        Path more = Files.write(disk.path().resolve("more"), new byte[1_000_000]);
        Sending.send(ada.model, room(ada), feast, "feast.bin", "feast");
        Sending.send(ada.model, room(ada), soup, "soup.bin", "soup");
        table.pass(Duration.ofSeconds(10));
        assertEquals(
                List.of(Stage.FAILED, Stage.FAILED),
                ada.model.uploads().all().stream().map(u -> u.stageProperty().get()).toList());
        Files.write(filler, new byte[6_000_000]);
        table.pass(Duration.ofSeconds(3));
        assertEquals(List.of("soup"), said(ada).stream().map(Said::text).toList());
        Files.delete(filler);
        Files.delete(more);
        table.pass(Duration.ofSeconds(3));
        assertEquals(List.of("soup", "feast"), said(ada).stream().map(Said::text).toList());
        assertEquals(List.of(), ada.model.uploads().all());
    }

    @Test
    void whoseConnectionBrokeMeanwhileIsAnsweredAnew() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var table = new Table(disk.path().resolve("files"), "lobby");
        Table.Seat ada = table.seat("Ada");
        join(table, ada, desk(folder.resolve("ada")));
        Files.write(filler, new byte[10_000_000]);
        Sending.send(ada.model, room(ada), soup, "soup.bin", "look");
        table.settle();
        ada.lose();
        Files.delete(filler);
        ada.connect();
        table.settle();
        assertEquals(1, said(ada).size());
    }

    @Test
    void whatIsPastedOnAFullDiskIsRefusedInWordsAndLeavesNothing() throws IOException {
        FileDesk desk = desk(disk.path());
        disk.fill(filler);
        var came = new ArrayList<Object>();
        desk.keep(() -> bytes, came::add, came::add);
        assertEquals(List.of(FULL), came);
        assertEquals(List.of(), names(disk.path().resolve("pasted")));
        Files.delete(filler);
        desk.keep(() -> bytes, came::add, came::add);
        assertArrayEquals(bytes, Files.readAllBytes((Path) came.getLast()));
    }

    @Test
    void whatIsSavedOnAFullDiskLeavesWhatWasThereAndNothingBeside() throws IOException {
        FileDesk desk = desk(disk.path());
        Path fetched = Files.write(folder.resolve("fetched.bin"), bytes);
        var whole = new FileDesk.Fetched(fetched, null);
        Path there = Files.writeString(disk.path().resolve("list.bin"), "older");
        Path downloads = Files.createDirectory(disk.path().resolve("downloads"));
        disk.fill(filler);
        var came = new ArrayList<Object>();
        desk.saveAs(whole, there, came::add, came::add);
        desk.save(whole, "list.bin", came::add, came::add);
        assertEquals(List.of(FULL, FULL), came);
        assertEquals("older", Files.readString(there));
        assertEquals(List.of("downloads", "filler", "list.bin"), names(disk.path()));
        assertEquals(List.of(), names(downloads));
        Files.delete(filler);
        desk.saveAs(whole, there, came::add, came::add);
        desk.save(whole, "list.bin", came::add, came::add);
        assertArrayEquals(bytes, Files.readAllBytes(there));
        assertArrayEquals(bytes, Files.readAllBytes(downloads.resolve("list.bin")));
        assertEquals(List.of("list.bin"), names(downloads));
    }

    @Test
    void whatIsFetchedOntoAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var table = new Table(folder.resolve("files"), "lobby");
        Table.Seat ada = table.seat("Ada");
        Table.Seat bob = table.seat("Bob");
        join(table, ada, desk(folder.resolve("ada")));
        join(table, bob, desk(disk.path()));
        Sending.send(ada.model, room(ada), soup, "soup.bin", "look");
        table.settle();
        Download download = bob.model.downloads().of("lobby", said(bob).getFirst().file());
        bob.model.downloads().fetch(download);
        while (download.gotProperty().get() < 100_000) {
            table.step(random);
        }
        disk.fill(filler);
        table.settle();
        assertEquals(FULL, download.wordsProperty().get());
        bob.model.talking().say(room(bob), "my disk is full");
        table.settle();
        assertEquals("my disk is full", said(ada).getLast().text());
        Files.delete(filler);
        bob.model.downloads().fetch(download);
        table.settle();
        assertArrayEquals(bytes, Files.readAllBytes(download.fetchedProperty().get().path()));
    }
}
