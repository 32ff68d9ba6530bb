package foyer.hub;

import static foyer.hub.FileHouse.ID;
import static foyer.hub.FileHouse.SOUP;
import static foyer.hub.FileHouse.bytes;
import static foyer.hub.FileHouse.chunk;
import static foyer.hub.FileHouse.fetched;
import static foyer.hub.FileHouse.give;
import static foyer.hub.FileHouse.say;
import static foyer.hub.FileHouse.stretch;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Logged.Said;
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
class SharingTest {
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
    void aFileThatWasGivenIsSaidAndFetchedAsItWas() throws IOException {
        assertEquals(SOUP.length, give(ada, SOUP));
        House.forget(ada, bob);
        ada.ask(say("lobby", 1, SOUP));
        SharedFile shared = new SharedFile(ID, "soup.txt", SOUP.length);
        assertEquals(shared, bob.only(Said.class).file());
        assertEquals(shared, ada.only(Said.class).file());
        assertArrayEquals(SOUP, fetched(bob, "lobby", ID));
        house.pass(Duration.ofSeconds(1));
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
        ada.assertRefused(ada.ask(stretch(ID, other, 0)), Code.INVALID);
        assertEquals(List.of(), files.onDisk());
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, SOUP)), Code.NO_SUCH_FILE);
        assertEquals(List.of(), bob.heard(Said.class));
    }

    @Test
    void aGapADoubleAndTooMuchAreRefusedAndTheUploadGoesOn() {
        ada.ask(new Command.Offer(ID, SOUP.length));
        long from = chunk(ada, ID, SOUP, 0);
        for (long wrong : new long[] {0, from + 1}) {
            ada.take();
            ada.assertRefused(ada.ask(stretch(ID, SOUP, wrong)), Code.OUT_OF_ORDER);
        }
        ada.take();
        ada.assertRefused(ada.ask(new Command.Chunk(ID, from, "no base 64!!")), Code.INVALID);
        ada.take();
        ada.assertRefused(ada.ask(new Command.Chunk(ID, from, "")), Code.OUT_OF_ORDER);
        assertEquals(SOUP.length, give(ada, SOUP));
    }

    @Test
    void anUploadGoesOnWhereItWasAfterABreakAndAfterAnotherStart() throws IOException {
        ada.ask(new Command.Offer(ID, SOUP.length));
        long from = chunk(ada, ID, SOUP, 0);
        house.breaks(ada);
        ada = house.guest("Ada", "lobby");
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
        ListPeer cyd = house.guest("Cyd", "kitchen");
        cyd.assertRefused(cyd.ask(new Command.Fetch("lobby", ID, 0)), Code.NOT_A_MEMBER);
        cyd.take();
        cyd.assertRefused(cyd.ask(new Command.Fetch("kitchen", ID, 0)), Code.NO_SUCH_FILE);
        cyd.take();
        cyd.assertRefused(cyd.ask(new Command.Fetch("nowhere", ID, 0)), Code.NO_SUCH_ROOM);
    }

    @Test
    void whoKnowsTheIdOfAFileOnlyCannotSayIt() {
        share(ada, 1, SOUP);
        ListPeer cyd = house.guest("Cyd", "kitchen");
        cyd.assertRefused(cyd.ask(say("kitchen", 1, SOUP)), Code.NO_SUCH_FILE);
        cyd.take();
        cyd.ask(new Command.Offer(ID, SOUP.length));
        assertEquals(0, cyd.only(Event.Wanted.class).from(), "all of it must be given");
    }

    @Test
    void whatIsTooLargeTooManyOrTooMuchIsRefusedInWords() {
        refused(
                200_001,
                7,
                Code.INVALID,
                "A file can have 200,000 bytes here; this one has 200,001 bytes.");
        for (int i = 0; i < 5; i++) {
            ada.ask(new Command.Offer(Sha256.of(bytes(1, i)), 60_000));
        }
        refused(
                1,
                7,
                Code.TOO_MANY,
                "5 files of yours are on their way. Let one arrive, or take it back.");
        bob.ask(new Command.Offer(ID, 200_000));
        bob.take();
        bob.assertRefused(bob.ask(new Command.Offer(Sha256.of(bytes(1, 9)), 1)), Code.TOO_MANY);
    }

    private void refused(long bytes, int seed, Code code, String words) {
        ada.take();
        ada.assertRefused(ada.ask(new Command.Offer(Sha256.of(bytes(3, seed)), bytes)), code);
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
        ada.assertRefused(ada.ask(stretch(ID, SOUP, 0)), Code.TOO_FAST);
        files.full = true;
        bob.assertRefused(bob.ask(new Command.Offer(ID, SOUP.length)), Code.BUSY);
    }

    @Test
    void whoIsGoneWhenTheDiskIsReadyHearsNothing() {
        share(ada, 1, SOUP);
        files.slow = true;
        bob.ask(new Command.Fetch("lobby", ID, 0));
        house.breaks(bob);
        files.disk.forEach(Runnable::run);
        assertEquals(List.of(), bob.heard(Event.Piece.class));
    }

    @Test
    void whoIsMutedGivesNothing() {
        host.ask(new Command.Mute(ada.id(), null, "enough"));
        ada.take();
        ada.assertRefused(ada.ask(new Command.Offer(ID, SOUP.length)), Code.MUTED);
    }

    @Test
    void aFileThatTheDiskLostIsRefusedInWords() throws IOException {
        share(ada, 1, SOUP);
        Files.write(folder.resolve(ID), new byte[5]);
        bob.assertRefused(bob.ask(new Command.Fetch("lobby", ID, 0)), Code.NO_SUCH_FILE);
        Files.delete(folder.resolve(ID));
        bob.take();
        bob.assertRefused(bob.ask(new Command.Fetch("lobby", ID, 0)), Code.NO_SUCH_FILE);
    }

    @Test
    void theSameNumberWithAnotherFileIsRefused() {
        share(ada, 1, SOUP);
        ada.ask(say("lobby", 1, SOUP));
        assertEquals(1, ada.only(Said.class).seq(), "the first answer again");
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, bytes(5, 5))), Code.NUMBER_REUSED);
    }

    @Test
    void aServerWithoutFilesSaysSo() {
        var plain = new House("lobby");
        ListPeer eve = plain.guest("Eve", "lobby");
        eve.assertRefused(eve.ask(new Command.Offer(ID, SOUP.length)), Code.NOT_ALLOWED);
    }
}
