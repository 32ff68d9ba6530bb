package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.memory.Memory;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Command.Say;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.state.LogRow.Outgoing;
import foyer.testing.Memories;
import foyer.testing.Mount;
import foyer.testing.Seen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is with the server, what waits, and what was refused.
class TalkingTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo lobby = Seen.room("lobby", "", 1);
    private final Seen seen = new Seen(ada, "Foyer", lobby);
    private final Talking talking = seen.chat.talking();
    private RoomModel room;

    @BeforeEach
    void enter() {
        room = seen.enter(lobby, List.of(ada), false);
    }

    private void say(String... texts) {
        for (String text : texts) {
            assertTrue(talking.say(room, text));
        }
    }

    private List<String> sent() {
        return seen.sent.stream()
                .filter(Say.class::isInstance)
                .map(command -> ((Say) command).text())
                .toList();
    }

    private void refused(Code code) {
        int last = seen.sent.size();
        while (!(seen.sent.get(last - 1) instanceof Say)) {
            last--;
        }
        seen.heard(new Event.Refused(last, code, "No."));
    }

    private void stored(long seq) {
        Say say =
                seen.sent.stream()
                        .filter(Say.class::isInstance)
                        .map(Say.class::cast)
                        .reduce((_, last) -> last)
                        .orElseThrow();
        seen.heard(new Logged.Said("lobby", seq, 0, ada.id(), "Ada", say.n(), say.text()));
    }

    @Test
    void theNextMessageGoesOutWhenTheOneBeforeIsAnswered() {
        say("one", "two", "three");
        assertEquals(List.of("one"), sent());
        stored(1);
        assertEquals(List.of("one", "two"), sent());
        stored(2);
        assertEquals(List.of("one", "two", "three"), sent());
    }

    @Test
    void aMessageThatWasTooFastIsNotRefusedAndGoesFirstWhenTimeHasPassed() {
        say("one", "two");
        refused(Code.TOO_FAST);
        assertEquals(List.of("one"), sent());
        seen.chat.apply(new LinkEvent.Measured(1));
        assertEquals(List.of("one", "one"), sent());
        refused(Code.BUSY);
        seen.chat.apply(new LinkEvent.Measured(1));
        assertEquals(List.of("one", "one", "one"), sent());
        assertTrue(room.log().outgoing().stream().noneMatch(Outgoing::isRefused));
    }

    @Test
    void aRefusedMessageStaysWithItsReasonAndDoesNotHoldUpTheOthers() {
        say("one", "two");
        refused(Code.NOT_ALLOWED);
        assertEquals(List.of("one", "two"), sent());
        Outgoing refused = room.log().outgoing().getFirst();
        assertEquals("No.", refused.words());
        stored(1);
        talking.retry(room, refused);
        assertEquals(List.of("one", "two", "one"), sent());
        refused(Code.NOT_ALLOWED);
        talking.discard(room, room.log().outgoing().getFirst());
        assertEquals(List.of(), room.log().outgoing());
        assertEquals(List.of("one", "two", "one"), sent());
    }

    @Test
    void whatCouldNotBeStoredSaysSoAndGoesOutWhenTheServerStoresAgain() {
        say("one");
        refused(Code.NOT_STORED);
        assertEquals(
                "No. It goes out by itself when the host stores again.",
                room.log().outgoing().getFirst().words());
        seen.heard(new Event.Storing(false, "Full."));
        assertEquals(List.of("one"), sent());
        seen.heard(new Event.Storing(true, "Again."));
        assertEquals(List.of("one", "one"), sent());
        assertTrue(room.log().outgoing().stream().noneMatch(Outgoing::isRefused));
        stored(1);
        seen.heard(new Event.Storing(true, "Again."));
        assertEquals(List.of("one", "one"), sent());
    }

    @Test
    void whatWasTypedBehindAMessageThatCouldNotBeStoredDoesNotOvertakeIt() {
        say("one", "two", "three");
        refused(Code.NOT_STORED);
        say("four");
        assertEquals(List.of("one"), sent());
        talking.discard(room, room.log().outgoing().get(1));
        seen.heard(new Event.Storing(true, "Again."));
        assertEquals(List.of("one", "one"), sent());
        stored(1);
        assertEquals(List.of("one", "one", "three"), sent());
        refused(Code.NOT_STORED);
        talking.discard(room, room.log().outgoing().getFirst());
        assertEquals(List.of("one", "one", "three", "four"), sent(), "nothing is before it");
    }

    @Test
    void whatCouldNotBeStoredIsTriedAgainOnceAMinuteAlsoIfTheServerNeverSaysThatItStores() {
        say("one");
        refused(Code.NOT_STORED);
        for (int fives = 0; fives < 24; fives++) {
            seen.chat.apply(new LinkEvent.Measured(1));
        }
        assertEquals(List.of("one", "one"), sent());
        refused(Code.NOT_STORED);
        for (int fives = 0; fives < 12; fives++) {
            seen.chat.apply(new LinkEvent.Measured(1));
        }
        assertEquals(List.of("one", "one", "one"), sent());
    }

    @Test
    void whatCouldNotBeStoredGoesOutAgainToWhoeverIsBackAtTheServer() {
        say("one");
        refused(Code.NOT_STORED);
        seen.chat.apply(new LinkEvent.Lost("Gone.", 500));
        seen.heard(new Event.Welcome(1, "Foyer", "log", ada));
        seen.heard(new Event.Rooms(List.of(lobby), false));
        seen.enter(lobby, List.of(ada), false);
        assertEquals(List.of("one", "one"), sent());
    }

    @Test
    void whatWasUnansweredOnALostConnectionGoesOutFirstOnTheNext() {
        say("one", "two");
        seen.chat.apply(new LinkEvent.Lost("Gone.", 500));
        say("three");
        assertEquals(List.of("one"), sent());
        seen.heard(new Event.Welcome(1, "Foyer", "log", ada));
        seen.heard(new Event.Rooms(List.of(lobby), false));
        seen.enter(lobby, List.of(ada), false);
        assertEquals(List.of("one", "one"), sent());
        stored(1);
        assertEquals(List.of("one", "one", "two"), sent());
    }

    /// A person whose disk does what it is told one by one.
    private RoomModel enter(Seen at) {
        return at.enter(lobby, List.of(ada), false);
    }

    @Test
    void nothingIsSentBeforeItIsOnThisComputersDisk() {
        var disk = new ArrayDeque<Runnable>();
        var memory = new Memory(null, Instant::now, disk::add, Runnable::run);
        var talking = new Talking(new Errands(this::send), numbers(), memory.of("a"), Instant::now);
        assertTrue(talking.say(room, "one"));
        assertTrue(talking.say(room, "two"));
        assertEquals(List.of(), direct);
        work(disk);
        assertEquals(List.of("one"), direct);
    }

    private final List<String> direct = new ArrayList<>();

    private long send(Command command) {
        direct.add(((Say) command).text());
        return direct.size();
    }

    private static Numbers numbers() {
        return new Numbers(Memories.ofServer(), 0, 0);
    }

    private static void work(ArrayDeque<Runnable> disk) {
        for (Runnable next = disk.poll(); next != null; next = disk.poll()) {
            next.run();
        }
    }

    @Test
    void whatTheDiskDoesNotTakeIsNotSentAndSaysWhyAndRetryKeepsIt(@TempDir Path folder)
            throws Exception {
        try (var disk = Mount.tmpfs(folder, "1m")) {
            var memory =
                    new Memory(
                            disk.path().resolve("memory.db"),
                            Instant::now,
                            Runnable::run,
                            Runnable::run);
            var full = new Seen(memory, ada, "Foyer", lobby);
            RoomModel room = enter(full);
            Path filler = disk.path().resolve("filler");
            disk.fill(filler);
            int before = full.sent.size();
            full.chat.talking().say(room, "x".repeat(7_000));
            for (int i = 0; i < 9 && full.sent.size() > before; i++) {
                // there may be some room left in the file
                before = full.sent.size();
                full.chat.apply(new LinkEvent.Lost("Gone.", 1));
                room = enter(full);
                full.chat.talking().say(room, "x".repeat(7_000));
            }
            Outgoing row = room.log().outgoing().getLast();
            assertEquals("This computer could not keep it: the disk is full.", row.words());
            Files.delete(filler);
            full.chat.talking().retry(room, row);
            assertEquals("", room.log().outgoing().getLast().words());
            assertTrue(room.log().outgoing().getLast().kept());
            memory.close();
        }
    }

    @Test
    void whatWasSaidBeforeTheProgramEndedGoesOutOnceThePersonIsBack() {
        Memory memory = Memories.brief();
        var before = new Seen(memory, ada, "Foyer", lobby);
        RoomModel left = enter(before);
        before.chat.talking().say(left, "one");
        before.chat.talking().say(left, "two");
        var after = new Seen(memory, ada, "Foyer", lobby);
        assertEquals(List.of("join"), kinds(after), "nothing is said before they are in the room");
        RoomModel room = enter(after);
        assertEquals("one", ((Say) after.sent.getLast()).text());
        assertEquals(((Say) before.sent.getLast()).n(), ((Say) after.sent.getLast()).n());
        assertEquals(
                List.of("one", "two"), room.log().outgoing().stream().map(Outgoing::text).toList());
        after.chat.talking().say(room, "three");
        assertTrue(room.log().outgoing().getLast().n() > room.log().outgoing().get(1).n());
    }

    private static List<String> kinds(Seen at) {
        return at.sent.stream()
                .map(command -> command.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Test
    void aRoomIsAsItWasWhenTheProgramIsStartedAgain() {
        Memory memory = Memories.brief();
        var before = new Seen(memory, ada, "Foyer", lobby, Seen.room("attic", "", 1));
        RoomModel left = enter(before);
        before.heard(before.said("lobby", "bob", 60, "read"));
        RoomModel attic = before.enter(Seen.room("attic", "", 1), List.of(ada), false);
        before.heard(before.said("attic", "bob", 50, "first"));
        before.heard(before.said("attic", "bob", 40, "second"));
        left.draftProperty().set("half a sen");
        before.chat.keepDrafts();
        assertEquals(2, attic.unreadProperty().get());

        var after = new Seen(memory, ada, "Foyer", lobby, Seen.room("attic", "", 1));
        assertEquals("lobby", after.chat.rooms().selectedProperty().get().name());
        assertEquals("half a sen", after.model("lobby").draftProperty().get());
        assertEquals(0, after.model("lobby").unreadProperty().get());
        assertEquals(2, after.model("attic").unreadProperty().get());
        assertEquals(
                List.of(new Command.Join("lobby", 1L, "log"), new Command.Join("attic", 2L, "log")),
                after.sent);
    }

    @Test
    void aNumberThatWasUsedBeforeIsGivenAnotherAndTheWordsGoOutAllTheSame() {
        say("one");
        long first = ((Say) seen.sent.getLast()).n();
        refused(Code.NUMBER_REUSED);
        assertEquals(List.of("one", "one"), sent());
        assertNotEquals(first, ((Say) seen.sent.getLast()).n());
        refused(Code.NUMBER_REUSED);
        assertEquals(List.of("one", "one"), sent(), "but not for ever");
        assertTrue(room.log().outgoing().getFirst().isRefused());
    }

    @Test
    void whatTheRoomKeepsNoLongerWasSaidAndIsNotSentAgain() {
        say("one", "two");
        refused(Code.NOT_KEPT);
        assertEquals(List.of("one", "two"), sent());
        assertEquals(1, room.log().outgoing().size());
    }
}
