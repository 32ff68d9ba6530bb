package foyer.hub;

import static foyer.hub.FileHubFixture.ID;
import static foyer.hub.FileHubFixture.SOUP;
import static foyer.hub.FileHubFixture.bytes;
import static foyer.hub.FileHubFixture.chunk;
import static foyer.hub.FileHubFixture.fetched;
import static foyer.hub.FileHubFixture.give;
import static foyer.hub.FileHubFixture.say;
import static foyer.hub.FileHubFixture.stretch;
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

/// Files that members give to each other.
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
    void aFileThatWasGivenIsSaidAndFetchedAsItWas() throws IOException {
        assertEquals(SOUP.length, give(ada, SOUP));
        HubFixture.forget(ada, bob);
        ada.ask(say("lobby", 1, SOUP));
        SharedFile shared = new SharedFile(ID, "soup.txt", SOUP.length);
        assertEquals(shared, bob.only(Said.class).file());
        assertEquals(shared, ada.only(Said.class).file());
        assertArrayEquals(SOUP, fetched(bob, "lobby", ID));
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(ID), files.onDisk(), "nothing but the file");
    }

    @Test
    void theServerFindsOutWhatPictureItIs() {
        byte[] picture = Png.of(30, 20);
        give(ada, picture);
        var lie =
                new SharedFile(
                        Sha256.of(picture), "a.gif", picture.length, "image/gif", 3_000, 3_000);
        ada.ask(new Command.Say("lobby", 1, "look", null, lie));
        assertEquals(
                new SharedFile(lie.id(), "a.gif", picture.length, "image/png", 30, 20),
                bob.only(Said.class).file());
    }

    @Test
    void whatIsNotWhatWasOfferedIsRefusedAndNothingKept() throws IOException {
        byte[] other = bytes(1_000, 2);
        ada.ask(new Command.Offer(ID, other.length));
        ada.take();
        ada.assertRefused(ada.ask(stretch(ID, other, 0)), ErrorCode.INVALID);
        assertEquals(List.of(), files.onDisk());
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, SOUP)), ErrorCode.NO_SUCH_FILE);
        assertEquals(List.of(), bob.heard(Said.class));
    }

    @Test
    void aGapADoubleAndTooMuchAreRefusedAndTheUploadGoesOn() {
        ada.ask(new Command.Offer(ID, SOUP.length));
        long from = chunk(ada, ID, SOUP, 0);
        for (long wrong : new long[] {0, from + 1}) {
            ada.take();
            ada.assertRefused(ada.ask(stretch(ID, SOUP, wrong)), ErrorCode.OUT_OF_ORDER);
        }
        ada.take();
        ada.assertRefused(ada.ask(new Command.Chunk(ID, from, "no base 64!!")), ErrorCode.INVALID);
        ada.take();
        ada.assertRefused(ada.ask(new Command.Chunk(ID, from, "")), ErrorCode.OUT_OF_ORDER);
        assertEquals(SOUP.length, give(ada, SOUP));
    }

    @Test
    void anUploadGoesOnWhereItWasAfterABreakAndAfterAnotherStart() throws IOException {
        ada.ask(new Command.Offer(ID, SOUP.length));
        long from = chunk(ada, ID, SOUP, 0);
        hub.breaks(ada);
        ada = hub.guest("Ada", "lobby");
        ada.ask(new Command.Offer(ID, SOUP.length));
        assertEquals(from, ada.only(Event.Wanted.class).from());
        long further = chunk(ada, ID, SOUP, from);
        openAgain();
        ada.ask(new Command.Offer(ID, SOUP.length));
        assertEquals(further, ada.only(Event.Wanted.class).from());
        give(ada, SOUP);
        ada.ask(say("lobby", 1, SOUP));
        assertArrayEquals(SOUP, fetched(bob, "lobby", ID));
    }

    @Test
    void whatWasGivenCanBeSaidAfterAnotherStart() throws IOException {
        give(ada, SOUP);
        openAgain();
        ada.ask(say("lobby", 1, SOUP));
        assertEquals(SOUP.length, ada.only(Said.class).file().bytes());
    }

    @Test
    void onlyMembersOfARoomItWasSharedInFetchAFile() {
        share(ada, 1, SOUP);
        RecordingPeer cyd = hub.guest("Cyd", "kitchen");
        cyd.assertRefused(cyd.ask(new Command.Fetch("lobby", ID, 0)), ErrorCode.NOT_A_MEMBER);
        cyd.take();
        cyd.assertRefused(cyd.ask(new Command.Fetch("kitchen", ID, 0)), ErrorCode.NO_SUCH_FILE);
        cyd.take();
        cyd.assertRefused(cyd.ask(new Command.Fetch("nowhere", ID, 0)), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void whoKnowsTheIdOfAFileOnlyCannotSayIt() {
        share(ada, 1, SOUP);
        RecordingPeer cyd = hub.guest("Cyd", "kitchen");
        cyd.assertRefused(cyd.ask(say("kitchen", 1, SOUP)), ErrorCode.NO_SUCH_FILE);
        cyd.take();
        cyd.ask(new Command.Offer(ID, SOUP.length));
        assertEquals(0, cyd.only(Event.Wanted.class).from(), "all of it must be given");
    }

    @Test
    void whatIsTooLargeTooManyOrTooMuchIsRefusedInWords() {
        refused(
                200_001,
                7,
                ErrorCode.INVALID,
                "Files can be up to 200,000 bytes here; yours is 200,001 bytes.");
        for (int i = 0; i < 5; i++) {
            ada.ask(new Command.Offer(Sha256.of(bytes(1, i)), 60_000));
        }
        refused(
                1,
                7,
                ErrorCode.TOO_MANY,
                "You’re already sending 5 files. Wait for one to finish, or cancel it.");
        bob.ask(new Command.Offer(ID, 200_000));
        bob.take();
        bob.assertRefused(
                bob.ask(new Command.Offer(Sha256.of(bytes(1, 9)), 1)), ErrorCode.TOO_MANY);
    }

    private void refused(long bytes, int seed, ErrorCode errorCode, String words) {
        ada.take();
        ada.assertRefused(ada.ask(new Command.Offer(Sha256.of(bytes(3, seed)), bytes)), errorCode);
        assertEquals(words, ada.only(Event.Refused.class).words());
    }

    @Test
    void wordsDoNotWaitForTheDisk() {
        files.slow = true;
        ada.ask(new Command.Offer(ID, SOUP.length));
        ada.ask(stretch(ID, SOUP, 0));
        ada.say("lobby", 1, "meanwhile");
        assertEquals("meanwhile", bob.only(Said.class).text());
        assertEquals(List.of(), ada.heard(Event.Wanted.class));
        files.disk.forEach(Runnable::run);
        assertEquals(Limits.PIECE_BYTES, ada.only(Event.Taken.class).offset());
    }

    @Test
    void whoSendsMoreThanIsTakenIsToldToWait() {
        files.slow = true;
        ada.ask(new Command.Offer(ID, SOUP.length));
        for (int i = 1; i < Limits.CHUNKS_UNDER_WAY; i++) {
            ada.ask(stretch(ID, SOUP, 0));
        }
        ada.take();
        ada.assertRefused(ada.ask(stretch(ID, SOUP, 0)), ErrorCode.TOO_FAST);
        files.full = true;
        bob.assertRefused(bob.ask(new Command.Offer(ID, SOUP.length)), ErrorCode.BUSY);
    }

    @Test
    void whoIsGoneWhenTheDiskIsReadyHearsNothing() {
        share(ada, 1, SOUP);
        files.slow = true;
        bob.ask(new Command.Fetch("lobby", ID, 0));
        hub.breaks(bob);
        files.disk.forEach(Runnable::run);
        assertEquals(List.of(), bob.heard(Event.Piece.class));
    }

    @Test
    void whoIsMutedGivesNothing() {
        host.ask(new Command.Mute(ada.id(), null, "enough"));
        ada.take();
        ada.assertRefused(ada.ask(new Command.Offer(ID, SOUP.length)), ErrorCode.MUTED);
    }

    @Test
    void aFileThatTheDiskLostIsRefusedInWords() throws IOException {
        share(ada, 1, SOUP);
        Files.write(folder.resolve(ID), new byte[5]);
        bob.assertRefused(bob.ask(new Command.Fetch("lobby", ID, 0)), ErrorCode.NO_SUCH_FILE);
        Files.delete(folder.resolve(ID));
        bob.take();
        bob.assertRefused(bob.ask(new Command.Fetch("lobby", ID, 0)), ErrorCode.NO_SUCH_FILE);
    }

    @Test
    void theSameNumberWithAnotherFileIsRefused() {
        share(ada, 1, SOUP);
        ada.ask(say("lobby", 1, SOUP));
        assertEquals(1, ada.only(Said.class).seq(), "the first answer again");
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, bytes(5, 5))), ErrorCode.NUMBER_REUSED);
    }

    @Test
    void aServerWithoutFilesSaysSo() {
        var plain = new HubFixture("lobby");
        RecordingPeer eve = plain.guest("Eve", "lobby");
        eve.assertRefused(eve.ask(new Command.Offer(ID, SOUP.length)), ErrorCode.NOT_ALLOWED);
    }
}
