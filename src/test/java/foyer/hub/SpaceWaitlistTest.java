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
import foyer.serverfiles.Uploader;
import foyer.testing.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members whose files wait for space on a full disk.
class SpaceWaitlistTest {
    private static final String ID = "0".repeat(64);

    @TempDir private Path mountPoint;

    private Mount disk;
    private Path filler;
    private SharedFileStore folder;
    private HubFixture hub;

    @BeforeEach
    void open() throws IOException {
        disk = Mount.tmpfs(mountPoint, "70m");
        filler = Files.write(disk.path().resolve("filler"), new byte[10_000_000]);
        folder =
                SharedFileStore.open(
                        disk.path().resolve("files"), FileLimits.DEFAULT, InstantSource.system());
        hub = new HubFixture(new FileWorker(folder, Runnable::run), "lobby");
    }

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    private RecordingPeer signInAndOffer(String name) {
        RecordingPeer peer = hub.signIn(name, "lobby");
        peer.assertRefused(peer.send(new Command.Offer(ID, 100_000)), ErrorCode.NOT_STORED);
        assertTrue(folder.isAnyWaitingForSpace());
        return peer;
    }

    @Test
    void withdrawnUploadWaitsForNoSpace() {
        RecordingPeer ada = signInAndOffer("Ada");
        ada.send(new Command.Withdraw(ID));
        assertFalse(folder.isAnyWaitingForSpace());
    }

    @Test
    void offlineMembersWaitForNoSpace() {
        RecordingPeer ada = signInAndOffer("Ada");
        RecordingPeer bob = signInAndOffer("Bob");
        hub.hub.onDisconnected(ada, Departure.LOST);
        hub.pass(Duration.ofSeconds(2));
        assertTrue(folder.isAnyWaitingForSpace(), "Bob is online");
        bob.send(new Command.Goodbye());
        hub.pass(Duration.ofSeconds(2));
        assertFalse(folder.isAnyWaitingForSpace());
    }

    @Test
    void waitlistIsLimited() throws IOException {
        var members = new HashSet<String>();
        for (int i = 0; i < 3_000; i++) {
            String member = "m" + i;
            members.add(member);
            assertThrows(
                    InvalidValueException.class,
                    () -> folder.offer(new Uploader(member, "", false, this), ID, 100_000));
        }
        Files.delete(filler);
        assertEquals(1_000, folder.membersWithSpaceAgain(members).size());
    }
}
