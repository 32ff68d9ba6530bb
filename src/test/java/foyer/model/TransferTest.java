package foyer.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientfiles.LocalFiles;
import foyer.hub.HubWithClients;
import foyer.model.LogRow.Entry;
import foyer.model.Upload.Stage;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.testing.Png;
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

/// Uploads and downloads of two clients with a real hub, and everything that can interrupt them.
class TransferTest {
    @TempDir private Path folder;

    private HubWithClients hubWithClients;
    private HubWithClients.Seat ada;
    private HubWithClients.Seat bob;
    private Path soup;
    private final byte[] bytes = new byte[700_000];

    @BeforeEach
    void open() throws IOException {
        new Random(6).nextBytes(bytes);
        soup = Files.write(folder.resolve("soup.bin"), bytes);
        hubWithClients = new HubWithClients(folder.resolve("server"), "lobby");
        ada = hubWithClients.seatWithFiles("Ada", folder);
        bob = hubWithClients.seatWithFiles("Bob", folder);
    }

    private static RoomModel room(HubWithClients.Seat seat) {
        return Objects.requireNonNull(seat.model.rooms().named("lobby"));
    }

    private Upload send(Path file, String text) {
        FileSending.send(ada.model, room(ada), file, file.getFileName().toString(), text);
        return ada.model.uploads().all().getFirst();
    }

    private static List<Said> messages(HubWithClients.Seat seat) {
        return room(seat).log().rows().stream()
                .filter(Entry.class::isInstance)
                .map(row -> ((Entry) row).logEntry())
                .filter(Said.class::isInstance)
                .map(Said.class::cast)
                .toList();
    }

    private Download fetch(HubWithClients.Seat seat) {
        SharedFile file = Objects.requireNonNull(messages(seat).getFirst().file());
        Download download = seat.model.downloads().of("lobby", file);
        seat.model.downloads().fetch(download);
        return download;
    }

    private static byte[] content(Download download) throws IOException {
        return Files.readAllBytes(requireFetched(download).path());
    }

    private static LocalFiles.FetchedFile requireFetched(Download download) {
        assertNotNull(download.fetchedFileProperty().get(), () -> download.problemProperty().get());
        return download.fetchedFileProperty().get();
    }

    @Test
    void fileArrivesWithItsTextUnchanged() throws IOException {
        send(soup, "look");
        hubWithClients.settle();
        assertEquals(List.of(), ada.model.uploads().all());
        Said said = messages(bob).getFirst();
        assertEquals("look", said.text());
        assertEquals("soup.bin", said.file().name());
        Download download = fetch(bob);
        hubWithClients.settle();
        assertArrayEquals(bytes, content(download));
        assertEquals(bytes.length, download.receivedProperty().get());
    }

    @Test
    void messageSentDuringAnUploadComesFirst() {
        Upload upload = send(soup, "");
        for (int i = 0; i < 5; i++) {
            hubWithClients.settleOutOf(ada);
        }
        assertEquals(Stage.SENDING, upload.stageProperty().get());
        ada.model.messaging().send(room(ada), "meanwhile");
        hubWithClients.settle();
        assertEquals(List.of("meanwhile", ""), messages(bob).stream().map(Said::text).toList());
    }

    @Test
    void transfersContinueAfterReconnectWhereTheyWere() throws IOException {
        Upload upload = send(soup, "");
        var random = new Random(1);
        while (upload.sentProperty().get() < 100_000) {
            hubWithClients.step(random);
        }
        ada.lose();
        assertEquals(Stage.WAITING, upload.stageProperty().get());
        long sent = upload.sentProperty().get();
        ada.connect();
        hubWithClients.settle();
        assertTrue(sent >= 100_000);
        assertEquals(1, messages(bob).size());
        Download download = fetch(bob);
        while (download.receivedProperty().get() < 200_000) {
            hubWithClients.step(random);
        }
        bob.lose();
        bob.connect();
        hubWithClients.settle();
        assertArrayEquals(bytes, content(download));
    }

    @Test
    void fileArrivesOnceDespiteLostConnections() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            Path file = Files.write(folder.resolve("f" + seed), new byte[200_000 + seed]);
            FileSending.send(ada.model, room(ada), file, "f" + seed, "");
            for (int steps = 0; steps < 150; steps++) {
                hubWithClients.step(random);
                if (ada.isLive() && random.nextInt(40) == 0) {
                    ada.lose();
                    ada.connect();
                }
            }
            hubWithClients.settle();
            hubWithClients.pass(Duration.ofSeconds(10));
            hubWithClients.pass(Duration.ofSeconds(10));
            assertEquals(seed + 1, messages(bob).size(), "seed " + seed);
        }
    }

    @Test
    void pausedUploadLetsTheNextGoFirst() throws IOException {
        Upload first = send(soup, "first");
        ada.model.uploads().pause(first);
        Path other = Files.write(folder.resolve("other"), new byte[5]);
        FileSending.send(ada.model, room(ada), other, "other", "second");
        hubWithClients.settle();
        assertEquals(List.of("second"), messages(bob).stream().map(Said::text).toList());
        ada.model.uploads().resume(first);
        hubWithClients.settle();
        assertEquals(List.of("second", "first"), messages(bob).stream().map(Said::text).toList());
    }

    private String endReason(Upload upload) {
        assertEquals(Stage.ENDED, upload.stageProperty().get());
        assertEquals(
                List.of(upload), ada.model.uploads().all(), "an ended upload stays in the list");
        return upload.problemProperty().get();
    }

    private void assertTheServerHasNothing() throws IOException {
        try (var files = Files.list(folder.resolve("server"))) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void leavingARoomEndsOnlyItsUploads() throws IOException {
        Upload upload = send(soup, "look");
        hubWithClients.settleOutOf(ada);
        ada.model.memberships().leave(room(ada));
        hubWithClients.settle();
        assertEquals("Not sent: you left “lobby”.", endReason(upload));
        assertTheServerHasNothing();
        ada.model.memberships().join("garden", "");
        hubWithClients.settle();
        RoomModel garden = Objects.requireNonNull(ada.model.rooms().named("garden"));
        FileSending.send(ada.model, garden, soup, "soup.bin", "here");
        ada.model.memberships().join("lobby", "");
        hubWithClients.settle();
        hubWithClients.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), messages(bob));
        assertEquals(1, garden.log().lastOwnSeq());
        ada.model.uploads().cancel(upload);
        assertEquals(List.of(), ada.model.uploads().all());
    }

    @Test
    void closingARoomEndsItsUploads() throws IOException {
        HubWithClients.Seat host = hubWithClients.seatWithFiles("Host", folder);
        Upload upload = send(soup, "look");
        hubWithClients.settleOutOf(ada);
        RoomActions.close(room(host), 5, "");
        hubWithClients.settleOutOf(host);
        ada.model.uploads().pause(upload);
        hubWithClients.pass(Duration.ofSeconds(6));
        assertEquals("Not sent: “lobby” was closed.", endReason(upload));
        ada.model.uploads().resume(upload);
        assertEquals("Not sent: “lobby” was closed.", endReason(upload));
        assertTheServerHasNothing();
    }

    @Test
    void roomClosedWhileDisconnectedEndsItsUploads() throws IOException {
        HubWithClients.Seat host = hubWithClients.seatWithFiles("Host", folder);
        Upload upload = send(soup, "look");
        hubWithClients.settleOutOf(ada);
        ada.lose();
        RoomActions.close(room(host), 5, "");
        hubWithClients.settle();
        hubWithClients.pass(Duration.ofSeconds(6));
        assertEquals(Stage.WAITING, upload.stageProperty().get());
        ada.connect();
        hubWithClients.settle();
        assertEquals("Not sent: “lobby” was closed.", endReason(upload));
        assertTheServerHasNothing();
    }

    @Test
    void cancelledUploadIsRemovedOnBothSides() throws IOException {
        Upload upload = send(soup, "");
        hubWithClients.settleOutOf(ada);
        ada.model.uploads().cancel(upload);
        hubWithClients.settle();
        assertEquals(List.of(), messages(bob));
        assertTheServerHasNothing();
    }

    @Test
    void emptyFileIsRefusedAtOnce() throws IOException {
        Path empty = Files.write(folder.resolve("empty"), new byte[0]);
        ada.model.attachments().add(room(ada), empty, "empty");
        assertEquals("empty: The file is empty.", room(ada).refusalProperty().get());
        assertEquals(List.of(), ada.model.attachments().forRoom(room(ada)));
    }

    @Test
    void fileEmptiedBeforeSendingFailsAndCanBeRetried() throws IOException {
        Path empty = Files.write(folder.resolve("empty"), new byte[5]);
        ada.model.attachments().add(room(ada), empty, "empty");
        Files.write(empty, new byte[0]);
        ada.model.attachments().send(room(ada), "", null, () -> {});
        Upload upload = ada.model.uploads().all().getFirst();
        assertEquals(Stage.FAILED, upload.stageProperty().get());
        assertEquals("The file is empty.", upload.problemProperty().get());
        Files.write(empty, new byte[3]);
        ada.model.uploads().resume(upload);
        hubWithClients.settle();
        assertEquals(1, messages(bob).size());
    }

    @Test
    void oversizedFileFailsWithTheServersText() throws IOException {
        Path large = folder.resolve("large");
        try (var channel =
                java.nio.channels.FileChannel.open(
                        large,
                        java.nio.file.StandardOpenOption.CREATE,
                        java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(1), 100_000_000);
        }
        Upload upload = send(large, "");
        hubWithClients.settle();
        assertEquals(
                "Files can be up to 100 MB here; yours is 100 MB.", upload.problemProperty().get());
    }

    @Test
    void damagedDownloadIsDeletedAndCanBeRetried() throws IOException {
        send(soup, "");
        hubWithClients.settle();
        SharedFile file = messages(bob).getFirst().file();
        byte[] damaged = bytes.clone();
        damaged[5]++;
        Files.write(folder.resolve("server").resolve(file.id()), damaged);
        Download download = fetch(bob);
        hubWithClients.settle();
        assertEquals(
                "The file was damaged on the way. Try again.", download.problemProperty().get());
        Files.write(folder.resolve("server").resolve(file.id()), bytes);
        bob.model.downloads().fetch(download);
        hubWithClients.settle();
        assertArrayEquals(bytes, content(download));
    }

    @Test
    void pictureIsRecognizedOnBothSides() throws IOException {
        send(Files.write(folder.resolve("a.png"), Png.of(30, 20)), "");
        hubWithClients.settle();
        assertTrue(messages(bob).getFirst().file().isPicture());
        Download download = fetch(bob);
        hubWithClients.settle();
        assertEquals(30, requireFetched(download).picture().width());
    }

    @Test
    void savedFileNeverReplacesAnother() throws IOException {
        send(soup, "");
        hubWithClients.settle();
        Download download = fetch(bob);
        hubWithClients.settle();
        LocalFiles localFiles = bob.model.downloads().localFiles();
        var saved = new java.util.ArrayList<Path>();
        for (String name : List.of("a.txt", "a.txt", "../../a.txt")) {
            localFiles.save(requireFetched(download), name, saved::add, _ -> {});
        }
        assertEquals(
                List.of("a.txt", "a (2).txt", "a (3).txt"),
                saved.stream().map(path -> path.getFileName().toString()).toList());
        saved.forEach(path -> assertEquals(folder.resolve("Bob/Downloads"), path.getParent()));
    }

    @Test
    void stalledUploadIsRetriedOnceAMinute() throws IOException {
        Path serverFiles = folder.resolve("server");
        Files.move(serverFiles, folder.resolve("away"));
        Upload upload = send(soup, "look");
        hubWithClients.settle();
        assertEquals(Stage.STALLED, upload.stageProperty().get());
        Files.move(folder.resolve("away"), serverFiles);
        hubWithClients.pass(Duration.ofSeconds(10));
        assertEquals(
                Stage.STALLED, upload.stageProperty().get(), "must not be retried at every tick");
        for (int fives = 0; fives < 12; fives++) {
            hubWithClients.pass(Duration.ofSeconds(5));
        }
        assertEquals("look", messages(bob).getFirst().text());
    }

    @Test
    void truncatedFileFailsVisibly() throws IOException {
        Upload upload = send(soup, "");
        for (int i = 0; i < 5; i++) {
            hubWithClients.settleOutOf(ada);
        }
        assertEquals(Stage.SENDING, upload.stageProperty().get());
        Files.write(soup, java.util.Arrays.copyOf(bytes, 100));
        hubWithClients.settle();
        for (int i = 0; i < 5; i++) {
            ada.model.tick();
            hubWithClients.settle();
        }
        assertEquals(Stage.FAILED, upload.stageProperty().get(), "it is offered again for ever");
        assertEquals(foyer.language.Texts.of("files.changed"), upload.problemProperty().get());
    }
}
