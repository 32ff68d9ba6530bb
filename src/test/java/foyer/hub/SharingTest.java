package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.files.FileFolder;
import foyer.files.FileLimits;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Limits;
import foyer.protocol.Logged.Said;
import foyer.protocol.Sha256;
import foyer.protocol.SharedFile;
import foyer.store.MessageStore;
import foyer.testing.Keys;
import foyer.testing.Png;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that members give to each other.
class SharingTest {
    private static final FileLimits LITTLE = new FileLimits(200_000, 500_000);

    @TempDir private Path folder;

    private final MessageStore store = MessageStore.inMemory("log-of-this-house");
    private final byte[] soup = bytes(100_000, 1);
    private final String id = Sha256.of(soup);

    /// What the disk has to do, while it is held up.
    private final Queue<Runnable> disk = new ArrayDeque<>();

    private boolean slow;
    private boolean full;
    private House house;
    private ListPeer host;
    private ListPeer ada;
    private ListPeer bob;

    private static byte[] bytes(int count, int seed) {
        var bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void open() throws IOException {
        FileFolder files = FileFolder.open(folder, LITTLE, () -> house.time.instant());
        var settings =
                new HubSettings(
                        "Ada's house", Set.of(Keys.id("Host")), List.of("lobby"), List.of());
        house =
                new House(
                        store,
                        settings,
                        new Filing(
                                files,
                                task -> {
                                    if (full) {
                                        throw new RejectedExecutionException("enough");
                                    }
                                    if (slow) {
                                        disk.add(task);
                                    } else {
                                        task.run();
                                    }
                                }));
        host = house.guest("Host", "lobby");
        ada = house.guest("Ada", "lobby");
        bob = house.guest("Bob", "lobby");
    }

    /// Some bytes are given, all of them.
    ///
    /// @return the last that was taken
    private static long give(ListPeer who, byte[] bytes) {
        String file = Sha256.of(bytes);
        who.take();
        who.ask(new Command.Offer(file, bytes.length));
        long from = who.only(Event.Wanted.class).from();
        while (from < bytes.length) {
            from = chunk(who, file, bytes, from);
        }
        return from;
    }

    private static long chunk(ListPeer who, String file, byte[] bytes, long from) {
        who.take();
        who.ask(stretch(file, bytes, from));
        return who.only(Event.Taken.class).offset();
    }

    private static Command.Chunk stretch(String file, byte[] bytes, long from) {
        int to = (int) Math.min(bytes.length, from + Limits.PIECE_BYTES);
        byte[] data = Arrays.copyOfRange(bytes, (int) from, to);
        return new Command.Chunk(file, from, Base64.getEncoder().encodeToString(data));
    }

    private static Command.Say say(String room, long n, byte[] bytes) {
        return new Command.Say(
                room, n, "", null, new SharedFile(Sha256.of(bytes), "soup.txt", bytes.length));
    }

    private void share(ListPeer who, long n, byte[] bytes) {
        give(who, bytes);
        who.ask(say("lobby", n, bytes));
        House.forget(host, ada, bob);
        house.pass(Duration.ofSeconds(1));
        House.forget(host, ada, bob);
    }

    private static byte[] fetched(ListPeer who, String room, String file) {
        var all = new ByteArrayOutputStream();
        for (boolean more = true; more; ) {
            who.take();
            who.ask(new Command.Fetch(room, file, all.size()));
            List<Event.Piece> pieces = who.heard(Event.Piece.class);
            for (Event.Piece piece : pieces) {
                assertEquals(all.size(), piece.offset());
                all.writeBytes(Base64.getDecoder().decode(piece.data()));
            }
            more = pieces.getLast().more();
        }
        return all.toByteArray();
    }

    private List<String> onDisk() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileThatWasGivenIsSaidAndFetchedAsItWas() throws IOException {
        assertEquals(soup.length, give(ada, soup));
        House.forget(ada, bob);
        ada.ask(say("lobby", 1, soup));
        SharedFile shared = new SharedFile(id, "soup.txt", soup.length);
        assertEquals(shared, bob.only(Said.class).file());
        assertEquals(shared, ada.only(Said.class).file());
        assertArrayEquals(soup, fetched(bob, "lobby", id));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(id), onDisk(), "nothing but the file");
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
        ada.ask(new Command.Offer(id, other.length));
        ada.take();
        ada.assertRefused(ada.ask(stretch(id, other, 0)), Code.INVALID);
        assertEquals(List.of(), onDisk());
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, soup)), Code.NO_SUCH_FILE);
        assertEquals(List.of(), bob.heard(Said.class));
    }

    @Test
    void aGapADoubleAndTooMuchAreRefusedAndTheUploadGoesOn() {
        ada.ask(new Command.Offer(id, soup.length));
        long from = chunk(ada, id, soup, 0);
        for (long wrong : new long[] {0, from + 1}) {
            ada.take();
            ada.assertRefused(ada.ask(stretch(id, soup, wrong)), Code.OUT_OF_ORDER);
        }
        ada.take();
        ada.assertRefused(ada.ask(new Command.Chunk(id, from, "no base 64!!")), Code.INVALID);
        ada.take();
        ada.assertRefused(ada.ask(new Command.Chunk(id, from, "")), Code.OUT_OF_ORDER);
        assertEquals(soup.length, give(ada, soup));
    }

    @Test
    void anUploadGoesOnWhereItWasAfterABreakAndAfterAnotherStart() throws IOException {
        ada.ask(new Command.Offer(id, soup.length));
        long from = chunk(ada, id, soup, 0);
        house.breaks(ada);
        ada = house.guest("Ada", "lobby");
        ada.ask(new Command.Offer(id, soup.length));
        assertEquals(from, ada.only(Event.Wanted.class).from());
        long further = chunk(ada, id, soup, from);
        open();
        ada.ask(new Command.Offer(id, soup.length));
        assertEquals(further, ada.only(Event.Wanted.class).from());
        give(ada, soup);
        ada.ask(say("lobby", 1, soup));
        assertArrayEquals(soup, fetched(bob, "lobby", id));
    }

    @Test
    void whatWasGivenCanBeSaidAfterAnotherStart() throws IOException {
        give(ada, soup);
        open();
        ada.ask(say("lobby", 1, soup));
        assertEquals(soup.length, ada.only(Said.class).file().bytes());
    }

    @Test
    void whatWasSharedIsThereAfterAnotherStart() throws IOException {
        share(ada, 1, soup);
        open();
        house.pass(Duration.ofHours(2));
        assertArrayEquals(soup, fetched(bob, "lobby", id));
        assertEquals(List.of(id), onDisk());
    }

    @Test
    void onlyMembersOfARoomItWasSharedInFetchAFile() {
        share(ada, 1, soup);
        ListPeer cyd = house.guest("Cyd", "kitchen");
        cyd.assertRefused(cyd.ask(new Command.Fetch("lobby", id, 0)), Code.NOT_A_MEMBER);
        cyd.take();
        cyd.assertRefused(cyd.ask(new Command.Fetch("kitchen", id, 0)), Code.NO_SUCH_FILE);
        cyd.take();
        cyd.assertRefused(cyd.ask(new Command.Fetch("nowhere", id, 0)), Code.NO_SUCH_ROOM);
    }

    @Test
    void whoKnowsTheIdOfAFileOnlyCannotSayIt() {
        share(ada, 1, soup);
        ListPeer cyd = house.guest("Cyd", "kitchen");
        cyd.assertRefused(cyd.ask(say("kitchen", 1, soup)), Code.NO_SUCH_FILE);
        cyd.take();
        cyd.ask(new Command.Offer(id, soup.length));
        assertEquals(0, cyd.only(Event.Wanted.class).from(), "all of it must be given");
    }

    @Test
    void aFileFromARoomOneIsInIsNotGivenTwiceAndLiesThereOnce() throws IOException {
        share(ada, 1, soup);
        assertEquals(soup.length, give(bob, soup));
        assertEquals(List.of(), bob.heard(Event.Taken.class), "nothing was sent");
        bob.join("kitchen");
        bob.ask(say("kitchen", 1, soup));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(id), onDisk());
        ada.ask(new Command.Delete("lobby", 1));
        house.pass(Duration.ofSeconds(1));
        assertArrayEquals(soup, fetched(bob, "kitchen", id));
        ada.take();
        ada.assertRefused(ada.ask(new Command.Fetch("lobby", id, 0)), Code.NO_SUCH_FILE);
    }

    @Test
    void withTheLastMessageThatRefersToItTheFileGoes() throws IOException {
        share(ada, 1, soup);
        share(bob, 1, soup);
        ada.ask(new Command.Delete("lobby", 1));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(id), onDisk());
        bob.ask(new Command.Delete("lobby", 2));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), onDisk());
    }

    @Test
    void withItsRoomAndWithItsKeepingAFileGoes() throws IOException {
        share(ada, 1, soup);
        host.ask(new Command.SetKeeping("lobby", Keeping.DAY));
        house.pass(Duration.ofHours(25));
        assertEquals(List.of(), onDisk());

        host = house.guest("Host", "lobby");
        ada = house.guest("Ada", "lobby");
        share(ada, 2, soup);
        assertEquals(List.of(id), onDisk());
        host.ask(new Command.SetKeeping("lobby", Keeping.NOTHING));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), onDisk());

        share(ada, 3, soup);
        assertEquals(List.of(id), onDisk(), "while it is remembered");
        host.ask(new Command.CloseRoom("lobby", 0));
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), onDisk());
    }

    @Test
    void whatARoomThatKeepsNothingForgetsGoesToo() throws IOException {
        host.ask(new Command.SetKeeping("lobby", Keeping.NOTHING));
        share(ada, 1, soup);
        for (int n = 1; n <= Limits.HISTORY_PAGE; n++) {
            host.ask(new Command.Announce(n, "and " + n));
            house.time.pass(Duration.ofSeconds(1));
        }
        house.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), onDisk());
    }

    @Test
    void whatNothingCameOfIsForgottenAfterADay() throws IOException {
        give(ada, soup);
        byte[] half = bytes(100_000, 5);
        bob.ask(new Command.Offer(Sha256.of(half), half.length));
        chunk(bob, Sha256.of(half), half, 0);
        assertEquals(3, onDisk().size());
        for (String name : onDisk()) {
            Files.setLastModifiedTime(folder.resolve(name), FileTime.from(house.time.instant()));
        }
        house.pass(Duration.ofHours(23));
        assertEquals(3, onDisk().size());
        house.pass(Duration.ofHours(3));
        assertEquals(List.of(), onDisk());
    }

    @Test
    void whatIsWithdrawnIsForgottenAtOnce() throws IOException {
        give(ada, soup);
        bob.ask(new Command.Offer(id, soup.length));
        ada.ask(new Command.Withdraw(id));
        bob.ask(new Command.Withdraw(id));
        assertEquals(List.of(), onDisk());
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, soup)), Code.NO_SUCH_FILE);
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
        bob.ask(new Command.Offer(id, 200_000));
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
        slow = true;
        ada.ask(new Command.Offer(id, soup.length));
        ada.ask(stretch(id, soup, 0));
        ada.say("lobby", 1, "meanwhile");
        assertEquals("meanwhile", bob.only(Said.class).text());
        assertEquals(List.of(), ada.heard(Event.Wanted.class));
        disk.forEach(Runnable::run);
        assertEquals(Limits.PIECE_BYTES, ada.only(Event.Taken.class).offset());
    }

    @Test
    void whoSendsMoreThanIsTakenIsToldToWait() {
        slow = true;
        ada.ask(new Command.Offer(id, soup.length));
        for (int i = 1; i < Limits.CHUNKS_UNDER_WAY; i++) {
            ada.ask(stretch(id, soup, 0));
        }
        ada.take();
        ada.assertRefused(ada.ask(stretch(id, soup, 0)), Code.TOO_FAST);
        full = true;
        bob.assertRefused(bob.ask(new Command.Offer(id, soup.length)), Code.BUSY);
    }

    @Test
    void whoIsGoneWhenTheDiskIsReadyHearsNothing() {
        share(ada, 1, soup);
        slow = true;
        bob.ask(new Command.Fetch("lobby", id, 0));
        house.breaks(bob);
        disk.forEach(Runnable::run);
        assertEquals(List.of(), bob.heard(Event.Piece.class));
    }

    @Test
    void whoIsMutedGivesNothing() {
        host.ask(new Command.Mute(ada.id(), null, "enough"));
        ada.take();
        ada.assertRefused(ada.ask(new Command.Offer(id, soup.length)), Code.MUTED);
    }

    @Test
    void aFileThatTheDiskLostIsRefusedInWords() throws IOException {
        share(ada, 1, soup);
        Files.write(folder.resolve(id), new byte[5]);
        bob.assertRefused(bob.ask(new Command.Fetch("lobby", id, 0)), Code.NO_SUCH_FILE);
        Files.delete(folder.resolve(id));
        bob.take();
        bob.assertRefused(bob.ask(new Command.Fetch("lobby", id, 0)), Code.NO_SUCH_FILE);
    }

    @Test
    void theSameNumberWithAnotherFileIsRefused() {
        share(ada, 1, soup);
        ada.ask(say("lobby", 1, soup));
        assertEquals(1, ada.only(Said.class).seq(), "the first answer again");
        ada.take();
        ada.assertRefused(ada.ask(say("lobby", 1, bytes(5, 5))), Code.NUMBER_REUSED);
    }

    @Test
    void anEditedMessageKeepsItsFileAndADeletedOneDoesNot() {
        share(ada, 1, soup);
        ada.ask(new Command.Edit("lobby", 1, "soup!"));
        bob.join("lobby");
        Said edited = (Said) bob.entries("lobby").get(1);
        assertEquals("soup!", edited.text());
        assertEquals(id, edited.file().id());
        ada.ask(new Command.Delete("lobby", 1));
        assertEquals(List.of(), store.shared());
    }

    @Test
    void aServerWithoutFilesSaysSo() {
        var plain = new House("lobby");
        ListPeer eve = plain.guest("Eve", "lobby");
        eve.assertRefused(eve.ask(new Command.Offer(id, soup.length)), Code.NOT_ALLOWED);
    }
}
