package foyer.hub;

import static foyer.hub.FileHouse.ID;
import static foyer.hub.FileHouse.SOUP;
import static foyer.hub.FileHouse.bytes;
import static foyer.hub.FileHouse.chunk;
import static foyer.hub.FileHouse.fetched;
import static foyer.hub.FileHouse.give;
import static foyer.hub.FileHouse.say;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Limits;
import foyer.protocol.Logged.Said;
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
    private FileHouse files;
    private House house;
    private ListPeer host;
    private ListPeer ada;
    private ListPeer bob;

    @BeforeEach
    void open() throws IOException {
        enter(new FileHouse(folder));
    }

    private void openAgain() throws IOException {
        enter(files.again());
    }

    private void enter(FileHouse opened) {
        files = opened;
        house = opened.house;
        host = house.guest("Host", "lobby");
        ada = house.guest("Ada", "lobby");
        bob = house.guest("Bob", "lobby");
    }

    private void share(ListPeer who, long n, byte[] bytes) {
        files.share(who, n, bytes);
        House.forget(host, ada, bob);
    }

    @Test
    void whatWasSharedIsThereAfterAnotherStart() throws IOException {
        share(ada, 1, SOUP);
        openAgain();
        house.pass(Duration.ofHours(2));
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
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk());
        ada.ask(new Command.Delete("lobby", 1));
        house.pass(Duration.ofSeconds(1));
        assertArrayEquals(SOUP, fetched(bob, "kitchen", ID));
        ada.take();
        ada.assertRefused(ada.ask(new Command.Fetch("lobby", ID, 0)), Code.NO_SUCH_FILE);
    }

    @Test
    void withTheLastMessageThatRefersToItTheFileGoes() throws IOException {
        share(ada, 1, SOUP);
        share(bob, 1, SOUP);
        ada.ask(new Command.Delete("lobby", 1));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk());
        bob.ask(new Command.Delete("lobby", 2));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void withItsRoomAndWithItsKeepingAFileGoes() throws IOException {
        share(ada, 1, SOUP);
        host.ask(new Command.SetKeeping("lobby", Keeping.DAY));
        house.pass(Duration.ofHours(25));
        assertEquals(List.of(), files.onDisk());

        host = house.guest("Host", "lobby");
        ada = house.guest("Ada", "lobby");
        share(ada, 2, SOUP);
        assertEquals(List.of(ID), files.onDisk());
        host.ask(new Command.SetKeeping("lobby", Keeping.NOTHING));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());

        share(ada, 3, SOUP);
        assertEquals(List.of(ID), files.onDisk(), "while it is remembered");
        host.ask(new Command.CloseRoom("lobby", 0));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), files.onDisk());
    }

    @Test
    void whatARoomThatKeepsNothingForgetsGoesToo() throws IOException {
        host.ask(new Command.SetKeeping("lobby", Keeping.NOTHING));
        share(ada, 1, SOUP);
        for (int n = 1; n <= Limits.HISTORY_PAGE; n++) {
            host.ask(new Command.Announce(n, "and " + n));
            house.time.pass(Duration.ofSeconds(1));
        }
        house.pass(Duration.ofSeconds(1));
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
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(house.time.instant()));
        }
        house.pass(Duration.ofHours(23));
        assertEquals(3, files.onDisk().size());
        house.pass(Duration.ofHours(3));
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
        ada.assertRefused(ada.ask(say("lobby", 1, SOUP)), Code.NO_SUCH_FILE);
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
        assertEquals(List.of(), house.store.shared());
    }
}
