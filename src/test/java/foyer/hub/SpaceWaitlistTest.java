package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import foyer.serverfiles.FileLimits;
import foyer.serverfiles.SharedFileStore;
import foyer.serverstore.MessageStore;
import foyer.testing.MemberKeys;
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
class SpaceWaitlistTest {
    private static final String ID = "0".repeat(64);

    @TempDir private Path there;

    private Mount disk;
    private Path filler;
    private SharedFileStore folder;
    private HubFixture hub;

    @BeforeEach
    void open() throws IOException {
        disk = Mount.tmpfs(there, "70m");
        filler = Files.write(disk.path().resolve("filler"), new byte[10_000_000]);
        folder =
                SharedFileStore.open(
                        disk.path().resolve("files"), FileLimits.DEFAULT, InstantSource.system());
        hub =
                new HubFixture(
                        MessageStore.inMemory("log-of-this-house"),
                        new HubSettings(
                                "Ada's house",
                                Set.of(MemberKeys.id("Host")),
                                List.of("lobby"),
                                List.of()),
                        new FileWorker(folder, Runnable::run));
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    private RecordingPeer offering(String who) {
        RecordingPeer peer = hub.guest(who, "lobby");
        peer.assertRefused(peer.ask(new Command.Offer(ID, 100_000)), ErrorCode.NOT_STORED);
        assertTrue(folder.isAnyWaitingForSpace());
        return peer;
    }

    @Test
    void whoTakesTheFileBackLacksNothing() {
        RecordingPeer ada = offering("Ada");
        ada.ask(new Command.Withdraw(ID));
        assertFalse(folder.isAnyWaitingForSpace());
    }

    @Test
    void whoIsNotHereAnyMoreLacksNothing() {
        RecordingPeer ada = offering("Ada");
        RecordingPeer bob = offering("Bob");
        hub.hub.onDisconnected(ada, Departure.LOST);
        hub.pass(Duration.ofSeconds(2));
        assertTrue(folder.isAnyWaitingForSpace(), "Bob is here");
        bob.ask(new Command.Goodbye());
        hub.pass(Duration.ofSeconds(2));
        assertFalse(folder.isAnyWaitingForSpace());
    }

    @Test
    void thereIsAMostOfThem() throws IOException {
        var members = new HashSet<String>();
        for (int i = 0; i < 3_000; i++) {
            String member = "m" + i;
            members.add(member);
            assertThrows(InvalidValueException.class, () -> folder.offer(member, ID, 100_000));
        }
        Files.delete(filler);
        assertEquals(1_000, folder.membersWithSpaceAgain(members).size());
    }
}
