package foyer.hub;

import static foyer.hub.FileHubFixture.ID;
import static foyer.hub.FileHubFixture.SOUP;
import static foyer.hub.FileHubFixture.bytes;
import static foyer.hub.FileHubFixture.chunk;
import static foyer.hub.FileHubFixture.fetched;
import static foyer.hub.FileHubFixture.give;
import static foyer.hub.FileHubFixture.say;
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

/// How long files lie on the host's disk, and that each lies there once.
class KeptFilesTest {
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

    private void openAgain() throws IOException {
        enter(files.again());
    }

    private void enter(FileHubFixture opened) {
        files = opened;
        hub = opened.hub;
        host = hub.guest("Host", "lobby");
        ada = hub.guest("Ada", "lobby");
        bob = hub.guest("Bob", "lobby");
    }

    private void share(RecordingPeer who, long n, byte[] bytes) {
        files.share(who, n, bytes);
        HubFixture.forget(host, ada, bob);
    }

    @Test
    void whatWasSharedIsThereAfterAnotherStart() throws IOException {
        share(ada, 1, SOUP);
        openAgain();
        hub.pass(Duration.ofHours(2));
        assertArrayEquals(SOUP, fetched(bob, "lobby", ID));
        assertEquals(List.of(ID), files.onDisk());
    }

    @Test
    void aFileFromARoomOneIsInIsNotGivenTwiceAndLiesThereOnce() throws IOException {
        share(ada, 1, SOUP);
        assertEquals(SOUP.length, give(bob, SOUP));
        assertEquals(List.of(), bob.heard(Event.Taken.class), "nothing was sent");
        bob.join("kitchen");
        bob.ask(say("kitchen", 1, SOUP));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk());
        ada.ask(new Command.Delete("lobby", 1));
        hub.pass(Duration.ofSeconds(1));
        assertArrayEquals(SOUP, fetched(bob, "kitchen", ID));
        ada.take();
        ada.assertRefused(ada.ask(new Command.Fetch("lobby", ID, 0)), ErrorCode.NO_SUCH_FILE);
    }

    @Test
    void withTheLastMessageThatRefersToItTheFileGoes() throws IOException {
        share(ada, 1, SOUP);
        share(bob, 1, SOUP);
        ada.ask(new Command.Delete("lobby", 1));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk());
        bob.ask(new Command.Delete("lobby", 2));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void withItsRoomAndWithItsKeepingAFileGoes() throws IOException {
        share(ada, 1, SOUP);
        host.ask(new Command.SetKeeping("lobby", Retention.DAY));
        hub.pass(Duration.ofHours(25));
        assertEquals(List.of(), files.onDisk());

        host = hub.guest("Host", "lobby");
        ada = hub.guest("Ada", "lobby");
        share(ada, 2, SOUP);
        assertEquals(List.of(ID), files.onDisk());
        host.ask(new Command.SetKeeping("lobby", Retention.NOTHING));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());

        share(ada, 3, SOUP);
        assertEquals(List.of(ID), files.onDisk(), "while it is remembered");
        host.ask(new Command.CloseRoom("lobby", 0));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void whatARoomThatKeepsNothingForgetsGoesToo() throws IOException {
        host.ask(new Command.SetKeeping("lobby", Retention.NOTHING));
        share(ada, 1, SOUP);
        for (int n = 1; n <= Limits.HISTORY_PAGE; n++) {
            host.ask(new Command.Announce(n, "and " + n));
            hub.time.pass(Duration.ofSeconds(1));
        }
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void whatNothingCameOfIsForgottenAfterADay() throws IOException {
        give(ada, SOUP);
        byte[] half = bytes(100_000, 5);
        bob.ask(new Command.Offer(Sha256.of(half), half.length));
        chunk(bob, Sha256.of(half), half, 0);
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
    void whatIsWithdrawnIsForgottenAtOnce() throws IOException {
        give(ada, SOUP);
        bob.ask(new Command.Offer(ID, SOUP.length));
        ada.ask(new Command.Withdraw(ID));
        bob.ask(new Command.Withdraw(ID));
        assertEquals(List.of(), files.onDisk());
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, SOUP)), ErrorCode.NO_SUCH_FILE);
    }

    @Test
    void anEditedMessageKeepsItsFileAndADeletedOneDoesNot() {
        share(ada, 1, SOUP);
        ada.ask(new Command.Edit("lobby", 1, "soup!"));
        bob.join("lobby");
        Said edited = (Said) bob.entries("lobby").get(1);
        assertEquals("soup!", edited.text());
        assertEquals(ID, edited.file().id());
        ada.ask(new Command.Delete("lobby", 1));
        assertEquals(List.of(), hub.store.messagesWithFiles());
    }
}
