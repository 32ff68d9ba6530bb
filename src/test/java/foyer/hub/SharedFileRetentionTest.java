package foyer.hub;

import static foyer.hub.FileHubFixture.ID;
import static foyer.hub.FileHubFixture.SOUP;
import static foyer.hub.FileHubFixture.bytes;
import static foyer.hub.FileHubFixture.download;
import static foyer.hub.FileHubFixture.say;
import static foyer.hub.FileHubFixture.upload;
import static foyer.hub.FileHubFixture.uploadChunk;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Retention;
import foyer.protocol.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long the server keeps shared files, each one once.
class SharedFileRetentionTest {
    @TempDir private Path folder;
    private FileHubFixture files;
    private HubFixture hub;
    private RecordingPeer host;
    private RecordingPeer ada;
    private RecordingPeer bob;

    @BeforeEach
    void open() throws IOException {
        enter(new FileHubFixture(folder));
    }

    private void restart() throws IOException {
        enter(files.restart());
    }

    private void enter(FileHubFixture opened) {
        files = opened;
        hub = opened.hub;
        host = hub.signIn("Host", "lobby");
        ada = hub.signIn("Ada", "lobby");
        bob = hub.signIn("Bob", "lobby");
    }

    private void share(RecordingPeer peer, long n, byte[] bytes) {
        files.share(peer, n, bytes);
        HubFixture.discardEvents(host, ada, bob);
    }

    @Test
    void sharedFileSurvivesARestart() throws IOException {
        share(ada, 1, SOUP);
        restart();
        hub.pass(Duration.ofHours(2));
        assertArrayEquals(SOUP, download(bob, "lobby", ID));
        assertEquals(List.of(ID), files.onDisk());
    }

    @Test
    void visibleFileIsNotUploadedAgain() throws IOException {
        share(ada, 1, SOUP);
        assertEquals(SOUP.length, upload(bob, SOUP));
        assertEquals(List.of(), bob.received(Event.Taken.class), "no chunk was sent");
        bob.join("kitchen");
        bob.send(say("kitchen", 1, SOUP));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk());
        ada.send(new Command.Delete("lobby", 1));
        hub.pass(Duration.ofSeconds(1));
        assertArrayEquals(SOUP, download(bob, "kitchen", ID));
        ada.take();
        ada.assertRefused(ada.send(new Command.Fetch("lobby", ID, 0)), ErrorCode.NO_SUCH_FILE);
    }

    @Test
    void fileIsDeletedWithItsLastReference() throws IOException {
        share(ada, 1, SOUP);
        share(bob, 1, SOUP);
        ada.send(new Command.Delete("lobby", 1));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk());
        bob.send(new Command.Delete("lobby", 2));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void fileIsDeletedWithItsRoomOrRetention() throws IOException {
        share(ada, 1, SOUP);
        host.send(new Command.SetKeeping("lobby", Retention.DAY));
        hub.pass(Duration.ofHours(25));
        assertEquals(List.of(), files.onDisk());

        host = hub.signIn("Host", "lobby");
        ada = hub.signIn("Ada", "lobby");
        share(ada, 2, SOUP);
        assertEquals(List.of(ID), files.onDisk());
        host.send(new Command.SetKeeping("lobby", Retention.NOTHING));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());

        share(ada, 3, SOUP);
        assertEquals(List.of(ID), files.onDisk(), "while the room remembers the message");
        host.send(new Command.CloseRoom("lobby", 0));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void fileIsDeletedWhenUnstoredRoomForgetsIt() throws IOException {
        host.send(new Command.SetKeeping("lobby", Retention.NOTHING));
        share(ada, 1, SOUP);
        for (int n = 1; n <= Limits.HISTORY_PAGE; n++) {
            host.send(new Command.Announce(n, "and " + n));
            hub.time.pass(Duration.ofSeconds(1));
        }
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void unusedUploadIsDeletedAfterADay() throws IOException {
        upload(ada, SOUP);
        byte[] half = bytes(100_000, 5);
        bob.send(new Command.Offer(Sha256.of(half), half.length));
        uploadChunk(bob, Sha256.of(half), half, 0);
        assertEquals(3, files.onDisk().size());
        for (String name : files.onDisk()) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(hub.time.instant()));
        }
        hub.pass(Duration.ofHours(23));
        assertEquals(3, files.onDisk().size());
        hub.pass(Duration.ofHours(3));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void withdrawnUploadIsDeletedAtOnce() throws IOException {
        upload(ada, SOUP);
        bob.send(new Command.Offer(ID, SOUP.length));
        ada.send(new Command.Withdraw(ID));
        bob.send(new Command.Withdraw(ID));
        assertEquals(List.of(), files.onDisk());
        ada.take();
        ada.assertRefused(ada.send(say("lobby", 1, SOUP)), ErrorCode.NO_SUCH_FILE);
    }

    @Test
    void editKeepsTheFileAndDeletionDropsIt() {
        share(ada, 1, SOUP);
        ada.send(new Command.Edit("lobby", 1, "soup!"));
        bob.join("lobby");
        Said edited = (Said) bob.entries("lobby").get(1);
        assertEquals("soup!", edited.text());
        assertEquals(ID, edited.file().id());
        ada.send(new Command.Delete("lobby", 1));
        assertEquals(List.of(), hub.store.messagesWithFiles());
    }
}
