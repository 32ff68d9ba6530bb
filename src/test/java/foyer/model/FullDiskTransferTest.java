package foyer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientfiles.LocalFiles;
import foyer.hub.HubWithClients;
import foyer.model.LogRow.Entry;
import foyer.model.Upload.Stage;
import foyer.protocol.LogEntry.Said;
import foyer.testing.ClientStores;
import foyer.testing.Mount;
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

/// Full disks of the host, the sender and the receiver of a file.
class FullDiskTransferTest {
    private static final String FULL = "This computer’s disk is full.";
    private static final String GOES_ON = " It resumes automatically once the host can save again.";

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

    private static HubWithClients.Seat seat(
            HubWithClients hubWithClients, String name, LocalFiles localFiles) {
        HubWithClients.Seat seat =
                hubWithClients.seat(name, name, ClientStores.brief(), localFiles);
        seat.model.memberships().join("lobby", "");
        hubWithClients.settle();
        return seat;
    }

    private static RoomModel room(HubWithClients.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private static List<Said> messages(HubWithClients.Seat seat) {
        return room(seat).log().rows().stream()
                .filter(row -> row instanceof Entry(Said _, _, _, _))
                .map(row -> (Said) ((Entry) row).logEntry())
                .toList();
    }

    private List<String> names(Path in) throws IOException {
        try (var all = Files.list(in)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fullHostDiskStallsUploadsButNotMessages() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var hubWithClients = new HubWithClients(disk.path().resolve("files"), "lobby");
        HubWithClients.Seat ada =
                seat(hubWithClients, "Ada", ClientStores.files(folder.resolve("ada")));
        HubWithClients.Seat bob =
                seat(hubWithClients, "Bob", ClientStores.files(folder.resolve("bob")));
        FileSending.send(ada.model, room(ada), soup, "soup.bin", "look");
        Upload upload = ada.model.uploads().all().getFirst();
        while (upload.sentProperty().get() < 200_000) {
            hubWithClients.step(random);
        }
        disk.fill(filler);
        hubWithClients.settle();
        assertEquals(Stage.STALLED, upload.stageProperty().get());
        assertEquals(
                "The host couldn’t save the file, so it wasn’t shared." + GOES_ON,
                upload.problemProperty().get());
        ada.model.messaging().send(room(ada), "no room for soup");
        hubWithClients.settle();
        assertEquals(List.of("no room for soup"), messages(bob).stream().map(Said::text).toList());
        ada.model.uploads().resume(upload);
        hubWithClients.pass(Duration.ofSeconds(10));
        assertEquals(
                Stage.STALLED,
                upload.stageProperty().get(),
                "must not continue while the disk is full");
        assertTrue(upload.sentProperty().get() >= 200_000);
        Files.delete(filler);
        var sent = new ArrayList<Long>();
        upload.sentProperty().addListener((_, _, now) -> sent.add(now.longValue()));
        hubWithClients.pass(Duration.ofSeconds(2));
        assertEquals(
                List.of("no room for soup", "look"),
                messages(bob).stream().map(Said::text).toList());
        assertTrue(sent.getFirst() >= 200_000, "continued from " + sent.getFirst());
        Download download = bob.model.downloads().of("lobby", messages(bob).getLast().file());
        bob.model.downloads().fetch(download);
        hubWithClients.settle();
        assertArrayEquals(bytes, Files.readAllBytes(download.fetchedFileProperty().get().path()));
    }

    @Test
    void fullHostRefusesTheOffer() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var hubWithClients = new HubWithClients(disk.path().resolve("files"), "lobby");
        HubWithClients.Seat ada =
                seat(hubWithClients, "Ada", ClientStores.files(folder.resolve("ada")));
        Files.write(filler, new byte[10_000_000]);
        FileSending.send(ada.model, room(ada), soup, "soup.bin", "look");
        hubWithClients.settle();
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals(
                "There isn’t enough space on the host’s disk for this file." + GOES_ON,
                upload.problemProperty().get());
        Files.delete(filler);
        ada.model.uploads().resume(upload);
        hubWithClients.settle();
        assertEquals(1, messages(ada).size());
    }

    @Test
    void stalledUploadsContinueWhenTheyFit() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        Path feast = Files.write(folder.resolve("feast.bin"), new byte[4_000_000]);
        var hubWithClients = new HubWithClients(disk.path().resolve("files"), "lobby");
        HubWithClients.Seat ada =
                seat(hubWithClients, "Ada", ClientStores.files(folder.resolve("ada")));
        Files.write(filler, new byte[10_000_000]);
        Path more = Files.write(disk.path().resolve("more"), new byte[1_000_000]);
        FileSending.send(ada.model, room(ada), feast, "feast.bin", "feast");
        FileSending.send(ada.model, room(ada), soup, "soup.bin", "soup");
        hubWithClients.pass(Duration.ofSeconds(10));
        assertEquals(
                List.of(Stage.STALLED, Stage.STALLED),
                ada.model.uploads().all().stream().map(u -> u.stageProperty().get()).toList());
        Files.write(filler, new byte[6_000_000]);
        hubWithClients.pass(Duration.ofSeconds(3));
        assertEquals(List.of("soup"), messages(ada).stream().map(Said::text).toList());
        Files.delete(filler);
        Files.delete(more);
        hubWithClients.pass(Duration.ofSeconds(3));
        assertEquals(List.of("soup", "feast"), messages(ada).stream().map(Said::text).toList());
        assertEquals(List.of(), ada.model.uploads().all());
    }

    @Test
    void stalledUploadIsOfferedAgainAfterReconnect() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var hubWithClients = new HubWithClients(disk.path().resolve("files"), "lobby");
        HubWithClients.Seat ada =
                seat(hubWithClients, "Ada", ClientStores.files(folder.resolve("ada")));
        Files.write(filler, new byte[10_000_000]);
        FileSending.send(ada.model, room(ada), soup, "soup.bin", "look");
        hubWithClients.settle();
        ada.lose();
        Files.delete(filler);
        ada.connect();
        hubWithClients.settle();
        assertEquals(1, messages(ada).size());
    }

    @Test
    void pastingOnAFullDiskLeavesNothing() throws IOException {
        LocalFiles localFiles = ClientStores.files(disk.path());
        disk.fill(filler);
        var results = new ArrayList<Object>();
        localFiles.savePasted(() -> bytes, results::add, results::add);
        assertEquals(List.of(FULL), results);
        assertEquals(List.of(), names(disk.path().resolve("pasted")));
        Files.delete(filler);
        localFiles.savePasted(() -> bytes, results::add, results::add);
        assertArrayEquals(bytes, Files.readAllBytes((Path) results.getLast()));
    }

    @Test
    void savingOnFullDiskKeepsTheOldFile() throws IOException {
        LocalFiles localFiles = ClientStores.files(disk.path());
        Path fetched = Files.write(folder.resolve("fetched.bin"), bytes);
        var fetchedFile = new LocalFiles.FetchedFile(fetched, null);
        Path target = Files.writeString(disk.path().resolve("list.bin"), "older");
        Path downloads = Files.createDirectory(disk.path().resolve("Downloads"));
        disk.fill(filler);
        var results = new ArrayList<Object>();
        localFiles.saveAs(fetchedFile, target, results::add, results::add);
        localFiles.save(fetchedFile, "list.bin", results::add, results::add);
        assertEquals(List.of(FULL, FULL), results);
        assertEquals("older", Files.readString(target));
        assertEquals(List.of("Downloads", "filler", "list.bin"), names(disk.path()));
        assertEquals(List.of(), names(downloads));
        Files.delete(filler);
        localFiles.saveAs(fetchedFile, target, results::add, results::add);
        localFiles.save(fetchedFile, "list.bin", results::add, results::add);
        assertArrayEquals(bytes, Files.readAllBytes(target));
        assertArrayEquals(bytes, Files.readAllBytes(downloads.resolve("list.bin")));
        assertEquals(List.of("list.bin"), names(downloads));
    }

    @Test
    void downloadContinuesAfterAFullDisk() throws IOException {
        Path soup = Files.write(folder.resolve("soup.bin"), bytes);
        var hubWithClients = new HubWithClients(folder.resolve("files"), "lobby");
        HubWithClients.Seat ada =
                seat(hubWithClients, "Ada", ClientStores.files(folder.resolve("ada")));
        HubWithClients.Seat bob = seat(hubWithClients, "Bob", ClientStores.files(disk.path()));
        FileSending.send(ada.model, room(ada), soup, "soup.bin", "look");
        hubWithClients.settle();
        Download download = bob.model.downloads().of("lobby", messages(bob).getFirst().file());
        bob.model.downloads().fetch(download);
        while (download.receivedProperty().get() < 100_000) {
            hubWithClients.step(random);
        }
        disk.fill(filler);
        hubWithClients.settle();
        assertEquals(FULL, download.problemProperty().get());
        bob.model.messaging().send(room(bob), "my disk is full");
        hubWithClients.settle();
        assertEquals("my disk is full", messages(ada).getLast().text());
        Files.delete(filler);
        bob.model.downloads().fetch(download);
        hubWithClients.settle();
        assertArrayEquals(bytes, Files.readAllBytes(download.fetchedFileProperty().get().path()));
    }
}
