package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");

    private void speak(int from, int to) {
        for (int n = from; n <= to; n++) {
            ada.say("lobby", n, "w" + n);
            hub.pass(Duration.ofMillis(250));
        }
    }

    private static List<Long> seqs(List<? extends LogEntry> entries) {
        return entries.stream().map(LogEntry::seq).toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    private RecordingPeer returning(long after) {
        RecordingPeer bob = hub.guest("Bob");
        bob.ask(new Command.Join("lobby", after, null));
        return bob;
    }

    @Test
    void whoEntersGetsTheNewestTwoHundredAndPagesBackToTheFirst() {
        speak(1, 450);
        RecordingPeer bob = hub.guest("Bob");
        bob.join("lobby");
        Event.Page newest = bob.only(Event.Page.class);
        assertEquals(range(251, 450), seqs(newest.entries()));
        assertTrue(newest.more());
        assertEquals(450, bob.only(Event.Entered.class).last());
        bob.take();
        bob.ask(new Command.History("lobby", 251, 200));
        assertEquals(range(51, 250), seqs(bob.only(Event.Page.class).entries()));
        assertTrue(bob.only(Event.Page.class).more());
        bob.take();
        bob.ask(new Command.History("lobby", 51, 200));
        assertEquals(range(1, 50), seqs(bob.only(Event.Page.class).entries()));
        assertFalse(bob.only(Event.Page.class).more());
        bob.take();
        bob.ask(new Command.History("lobby", 1, 200));
        assertEquals(List.of(new Event.Page("lobby", List.of(), false)), bob.take());
    }

    @Test
    void historyIsForMembers() {
        RecordingPeer eve = hub.guest("Eve");
        eve.assertRefused(eve.ask(new Command.History("lobby", 9, 10)), ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void whoReturnsGetsExactlyWhatTheyMissed() {
        speak(1, 30);
        for (long after : List.of(0L, 1L, 17L, 29L, 30L)) {
            RecordingPeer bob = returning(after);
            assertFalse(bob.only(Event.Entered.class).anew());
            assertEquals(range(after + 1, 30), seqs(bob.only(Event.Page.class).entries()));
            hub.breaks(bob);
        }
    }

    @Test
    void whatIsSaidWhileSomebodyEntersComesNeitherTwiceNorNever() {
        speak(1, 3);
        RecordingPeer bob = hub.guest("Bob");
        ada.askUnsettled(new Command.Say("lobby", 4, "just before"));
        bob.askUnsettled(new Command.Join("lobby", 1L, null));
        ada.askUnsettled(new Command.Say("lobby", 5, "just after"));
        hub.hub.commitPending();
        assertEquals(range(2, 5), seqs(bob.entries("lobby")));
        assertEquals(range(5, 5), seqs(bob.heard(LogEntry.Said.class)));
    }

    @Test
    void whoMissedMoreThanAPageBeginsAnew() {
        speak(1, 250);
        RecordingPeer bob = returning(49);
        assertTrue(bob.only(Event.Entered.class).anew());
        assertEquals(range(51, 250), seqs(bob.only(Event.Page.class).entries()));
        assertTrue(bob.only(Event.Page.class).more());
        hub.breaks(bob);
        bob = returning(50);
        assertFalse(bob.only(Event.Entered.class).anew());
        assertEquals(range(51, 250), seqs(bob.only(Event.Page.class).entries()));
    }

    @Test
    void whoClaimsToKnowMoreThanTheRoomHasBeginsAnew() {
        speak(1, 3);
        RecordingPeer bob = returning(4);
        assertTrue(bob.only(Event.Entered.class).anew());
        assertEquals(range(1, 3), seqs(bob.only(Event.Page.class).entries()));
    }

    @Test
    void whoIsInsideAndMissedSomethingJoinsAgainAndIsNotAnnounced() {
        speak(1, 5);
        RecordingPeer bob = returning(5);
        HubFixture.forget(ada, bob);
        bob.ask(new Command.Join("lobby", 3L, null));
        assertEquals(range(4, 5), seqs(bob.only(Event.Page.class).entries()));
        assertEquals(List.of(), ada.heard(Event.Joined.class));
        assertEquals(2, bob.only(Event.Entered.class).room().people());
    }

    @Test
    void aPageIsNeverLongerThanAsked() {
        speak(1, 9);
        ada.take();
        ada.ask(new Command.History("lobby", 9, 3));
        assertEquals(range(6, 8), seqs(ada.only(Event.Page.class).entries()));
        assertEquals(200, Limits.HISTORY_PAGE);
    }
}
