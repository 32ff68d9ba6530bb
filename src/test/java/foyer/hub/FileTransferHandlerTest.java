package foyer.hub;

import static foyer.hub.FileHubFixture.ID;
import static foyer.hub.FileHubFixture.SOUP;
import static foyer.hub.FileHubFixture.bytes;
import static foyer.hub.FileHubFixture.chunk;
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
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.testing.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads, and downloads of shared files.
class FileTransferHandlerTest {
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
    void sharedFileIsDownloadedUnchanged() throws IOException {
        assertEquals(SOUP.length, upload(ada, SOUP));
        HubFixture.discardEvents(ada, bob);
        ada.send(say("lobby", 1, SOUP));
        SharedFile shared = new SharedFile(ID, "soup.txt", SOUP.length);
        assertEquals(shared, bob.only(Said.class).file());
        assertEquals(shared, ada.only(Said.class).file());
        assertArrayEquals(SOUP, download(bob, "lobby", ID));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk(), "only the file remains");
    }

    @Test
    void serverDetectsThePictureFormat() {
        byte[] picture = Png.of(30, 20);
        upload(ada, picture);
        var claimed =
                new SharedFile(
                        Sha256.of(picture), "a.gif", picture.length, "image/gif", 3_000, 3_000);
        ada.send(new Command.Say("lobby", 1, "look", null, claimed));
        assertEquals(
                new SharedFile(claimed.id(), "a.gif", picture.length, "image/png", 30, 20),
                bob.only(Said.class).file());
    }

    @Test
    void uploadWithWrongHashIsDiscarded() throws IOException {
        byte[] other = bytes(1_000, 2);
        ada.send(new Command.Offer(ID, other.length));
        ada.take();
        ada.assertRefused(ada.send(chunk(ID, other, 0)), ErrorCode.INVALID);
        assertEquals(List.of(), files.onDisk());
        ada.take();
        ada.assertRefused(ada.send(say("lobby", 1, SOUP)), ErrorCode.NO_SUCH_FILE);
        assertEquals(List.of(), bob.received(Said.class));
    }

    @Test
    void wrongChunksAreRefusedAndTheUploadContinues() {
        ada.send(new Command.Offer(ID, SOUP.length));
        long from = uploadChunk(ada, ID, SOUP, 0);
        for (long wrong : new long[] {0, from + 1}) {
            ada.take();
            ada.assertRefused(ada.send(chunk(ID, SOUP, wrong)), ErrorCode.OUT_OF_ORDER);
        }
        ada.take();
        ada.assertRefused(ada.send(new Command.Chunk(ID, from, "no base 64!!")), ErrorCode.INVALID);
        ada.take();
        ada.assertRefused(ada.send(new Command.Chunk(ID, from, "")), ErrorCode.OUT_OF_ORDER);
        assertEquals(SOUP.length, upload(ada, SOUP));
    }

    @Test
    void uploadResumesAfterDisconnectAndRestart() throws IOException {
        ada.send(new Command.Offer(ID, SOUP.length));
        long from = uploadChunk(ada, ID, SOUP, 0);
        hub.disconnect(ada);
        ada = hub.signIn("Ada", "lobby");
        ada.send(new Command.Offer(ID, SOUP.length));
        assertEquals(from, ada.only(Event.Wanted.class).from());
        long further = uploadChunk(ada, ID, SOUP, from);
        restart();
        ada.send(new Command.Offer(ID, SOUP.length));
        assertEquals(further, ada.only(Event.Wanted.class).from());
        upload(ada, SOUP);
        ada.send(say("lobby", 1, SOUP));
        assertArrayEquals(SOUP, download(bob, "lobby", ID));
    }

    @Test
    void completedUploadSurvivesARestart() throws IOException {
        upload(ada, SOUP);
        restart();
        ada.send(say("lobby", 1, SOUP));
        assertEquals(SOUP.length, ada.only(Said.class).file().bytes());
    }

    @Test
    void onlyMembersOfItsRoomDownloadAFile() {
        share(ada, 1, SOUP);
        RecordingPeer cyd = hub.signIn("Cyd", "kitchen");
        cyd.assertRefused(cyd.send(new Command.Fetch("lobby", ID, 0)), ErrorCode.NOT_A_MEMBER);
        cyd.take();
        cyd.assertRefused(cyd.send(new Command.Fetch("kitchen", ID, 0)), ErrorCode.NO_SUCH_FILE);
        cyd.take();
        cyd.assertRefused(cyd.send(new Command.Fetch("nowhere", ID, 0)), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void fileIdAloneIsNotEnoughToShare() {
        share(ada, 1, SOUP);
        RecordingPeer cyd = hub.signIn("Cyd", "kitchen");
        cyd.assertRefused(cyd.send(say("kitchen", 1, SOUP)), ErrorCode.NO_SUCH_FILE);
        cyd.take();
        cyd.send(new Command.Offer(ID, SOUP.length));
        assertEquals(0, cyd.only(Event.Wanted.class).from(), "the whole file must be uploaded");
    }

    @Test
    void uploadsAboveTheLimitsAreRefused() {
        assertOfferRefused(
                200_001,
                7,
                ErrorCode.INVALID,
                "Files can be up to 200,000 bytes here; yours is 200,001 bytes.");
        for (int i = 0; i < 5; i++) {
            ada.send(new Command.Offer(Sha256.of(bytes(1, i)), 60_000));
        }
        assertOfferRefused(
                1,
                7,
                ErrorCode.TOO_MANY,
                "You’re already sending 5 files. Wait for one to finish, or cancel it.");
    }

    @Test
    void offersTakeNoSpaceUntilTheirFirstData() {
        for (int guest = 0; guest < 20; guest++) {
            RecordingPeer eve = hub.signIn("Eve " + guest, "lobby");
            for (int i = 0; i < 5; i++) {
                eve.send(new Command.Offer(Sha256.of(bytes(2, 5 * guest + i)), 200_000));
            }
            assertEquals(5, eve.received(Event.Wanted.class).size());
        }
        assertEquals(SOUP.length, upload(bob, SOUP));
    }

    @Test
    void bytesThatArrivedCountAgainstTheLimit() {
        for (int i = 0; i < 4; i++) {
            upload(ada, bytes(120_000, 100 + i));
        }
        byte[] large = bytes(60_000, 200);
        bob.assertRefused(
                bob.send(new Command.Offer(Sha256.of(large), large.length)), ErrorCode.TOO_MANY);
    }

    @Test
    void offerWithoutDataLapsesAfterAMinute() {
        ada.send(new Command.Offer(ID, SOUP.length));
        hub.pass(Duration.ofSeconds(61));
        bob.send(new Command.Offer(Sha256.of(bytes(1, 9)), 1));
        ada.take();
        ada.assertRefused(ada.send(chunk(ID, SOUP, 0)), ErrorCode.NO_SUCH_FILE);
        assertEquals(SOUP.length, upload(ada, SOUP), "it can be offered again");
    }

    private void assertOfferRefused(long bytes, int seed, ErrorCode errorCode, String text) {
        ada.take();
        ada.assertRefused(ada.send(new Command.Offer(Sha256.of(bytes(3, seed)), bytes)), errorCode);
        assertEquals(text, ada.only(Event.Refused.class).words());
    }

    @Test
    void messagesDoNotWaitForTheDisk() {
        files.paused = true;
        ada.send(new Command.Offer(ID, SOUP.length));
        ada.send(chunk(ID, SOUP, 0));
        ada.say("lobby", 1, "meanwhile");
        assertEquals("meanwhile", bob.only(Said.class).text());
        assertEquals(List.of(), ada.received(Event.Wanted.class));
        files.waitingTasks.forEach(Runnable::run);
        assertEquals(Limits.PIECE_BYTES, ada.only(Event.Taken.class).offset());
    }

    @Test
    void chunksAboveTheLimitAreRefused() {
        files.paused = true;
        ada.send(new Command.Offer(ID, SOUP.length));
        for (int i = 0; i < Limits.CHUNKS_UNDER_WAY; i++) {
            ada.send(chunk(ID, SOUP, 0));
        }
        ada.take();
        ada.assertRefused(ada.send(chunk(ID, SOUP, 0)), ErrorCode.TOO_FAST);
        files.full = true;
        bob.assertRefused(bob.send(new Command.Offer(ID, SOUP.length)), ErrorCode.BUSY);
    }

    @Test
    void disconnectedMemberGetsNoPieces() {
        share(ada, 1, SOUP);
        files.paused = true;
        bob.send(new Command.Fetch("lobby", ID, 0));
        hub.disconnect(bob);
        files.waitingTasks.forEach(Runnable::run);
        assertEquals(List.of(), bob.received(Event.Piece.class));
    }

    @Test
    void mutedMemberCannotUpload() {
        host.send(new Command.Mute(ada.id(), null, "enough"));
        ada.take();
        ada.assertRefused(ada.send(new Command.Offer(ID, SOUP.length)), ErrorCode.MUTED);
    }

    @Test
    void damagedFileIsRefused() throws IOException {
        share(ada, 1, SOUP);
        Files.write(folder.resolve(ID), new byte[5]);
        bob.assertRefused(bob.send(new Command.Fetch("lobby", ID, 0)), ErrorCode.NO_SUCH_FILE);
        Files.delete(folder.resolve(ID));
        bob.take();
        bob.assertRefused(bob.send(new Command.Fetch("lobby", ID, 0)), ErrorCode.NO_SUCH_FILE);
    }

    @Test
    void numberIsNotReusedForAnotherFile() {
        share(ada, 1, SOUP);
        ada.send(say("lobby", 1, SOUP));
        assertEquals(1, ada.only(Said.class).seq(), "the first answer is repeated");
        ada.take();
        ada.assertRefused(ada.send(say("lobby", 1, bytes(5, 5))), ErrorCode.NUMBER_REUSED);
    }

    @Test
    void serverWithoutFilesRefusesUploads() {
        var plain = new HubFixture("lobby");
        RecordingPeer eve = plain.signIn("Eve", "lobby");
        eve.assertRefused(eve.send(new Command.Offer(ID, SOUP.length)), ErrorCode.NOT_ALLOWED);
    }
}
