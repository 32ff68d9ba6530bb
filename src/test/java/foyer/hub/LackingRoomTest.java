package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.files.FileFolder;
import foyer.files.FileLimits;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Invalid;
import foyer.store.MessageStore;
import foyer.testing.Keys;
import foyer.testing.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is remembered as lacking room for a file, on a real disk without any.
class LackingRoomTest {
    private static final String ID = "0".repeat(64);

    @TempDir private Path there;

    private Mount disk;
    private Path filler;
    private FileFolder folder;
    private House house;

    @BeforeEach
    void open() throws IOException {
        disk = Mount.tmpfs(there, "70m");
        filler = Files.write(disk.path().resolve("filler"), new byte[10_000_000]);
        folder =
                FileFolder.open(
                        disk.path().resolve("files"), FileLimits.DEFAULT, InstantSource.system());
        house =
                new House(
                        MessageStore.inMemory("log-of-this-house"),
                        new HubSettings(
                                "Ada's house",
                                Set.of(Keys.id("Host")),
                                List.of("lobby"),
                                List.of()),
                        new Filing(folder, Runnable::run));
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    private ListPeer offering(String who) {
        ListPeer peer = house.guest(who, "lobby");
        peer.assertRefused(peer.ask(new Command.Offer(ID, 100_000)), Code.NOT_STORED);
        assertTrue(folder.isLackingRoom());
        return peer;
    }

    @Test
    void whoTakesTheFileBackLacksNothing() {
        ListPeer ada = offering("Ada");
        ada.ask(new Command.Withdraw(ID));
        assertFalse(folder.isLackingRoom());
    }

    @Test
    void whoIsNotHereAnyMoreLacksNothing() {
        ListPeer ada = offering("Ada");
        ListPeer bob = offering("Bob");
        house.hub.gone(ada, Departure.LOST);
        house.pass(Duration.ofSeconds(2));
        assertTrue(folder.isLackingRoom(), "Bob is here");
        bob.ask(new Command.Goodbye());
        house.pass(Duration.ofSeconds(2));
        assertFalse(folder.isLackingRoom());
    }

    @Test
    void thereIsAMostOfThem() throws IOException {
        var members = new HashSet<String>();
        for (int i = 0; i < 3_000; i++) {
            String member = "m" + i;
            members.add(member);
            assertThrows(Invalid.class, () -> folder.offer(member, ID, 100_000));
        }
        Files.delete(filler);
        assertEquals(1_000, folder.roomAgain(members).size());
    }
}
