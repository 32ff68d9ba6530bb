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
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");

    private void sayNumbers(int from, int to) {
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

    private RecordingPeer joinAfter(long after) {
        RecordingPeer bob = hub.signIn("Bob");
        bob.send(new Command.Join("lobby", after, null));
        return bob;
    }

    @Test
    void enteringMemberGetsTheNewestPageThenOlder() {
        sayNumbers(1, 450);
        RecordingPeer bob = hub.signIn("Bob");
        bob.join("lobby");
        Event.Page newest = bob.only(Event.Page.class);
        assertEquals(range(251, 450), seqs(newest.entries()));
        assertTrue(newest.more());
        assertEquals(450, bob.only(Event.Entered.class).last());
        bob.take();
        bob.send(new Command.History("lobby", 251, 200));
        assertEquals(range(51, 250), seqs(bob.only(Event.Page.class).entries()));
        assertTrue(bob.only(Event.Page.class).more());
        bob.take();
        bob.send(new Command.History("lobby", 51, 200));
        assertEquals(range(1, 50), seqs(bob.only(Event.Page.class).entries()));
        assertFalse(bob.only(Event.Page.class).more());
        bob.take();
        bob.send(new Command.History("lobby", 1, 200));
        assertEquals(List.of(new Event.Page("lobby", List.of(), false)), bob.take());
    }

    @Test
    void historyIsForMembersOnly() {
        RecordingPeer eve = hub.signIn("Eve");
        eve.assertRefused(eve.send(new Command.History("lobby", 9, 10)), ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void returningMemberGetsMissedEntries() {
        sayNumbers(1, 30);
        for (long after : List.of(0L, 1L, 17L, 29L, 30L)) {
            RecordingPeer bob = joinAfter(after);
            assertFalse(bob.only(Event.Entered.class).anew());
            assertEquals(range(after + 1, 30), seqs(bob.only(Event.Page.class).entries()));
            hub.disconnect(bob);
        }
    }

    @Test
    void messageDuringEntryArrivesOnce() {
        sayNumbers(1, 3);
        RecordingPeer bob = hub.signIn("Bob");
        ada.sendUncommitted(new Command.Say("lobby", 4, "just before"));
        bob.sendUncommitted(new Command.Join("lobby", 1L, null));
        ada.sendUncommitted(new Command.Say("lobby", 5, "just after"));
        hub.hub.commitPending();
        assertEquals(range(2, 5), seqs(bob.entries("lobby")));
        assertEquals(range(5, 5), seqs(bob.received(LogEntry.Said.class)));
    }

    @Test
    void memberStartsAnewAfterMissingAPage() {
        sayNumbers(1, 250);
        RecordingPeer bob = joinAfter(49);
        assertTrue(bob.only(Event.Entered.class).anew());
        assertEquals(range(51, 250), seqs(bob.only(Event.Page.class).entries()));
        assertTrue(bob.only(Event.Page.class).more());
        hub.disconnect(bob);
        bob = joinAfter(50);
        assertFalse(bob.only(Event.Entered.class).anew());
        assertEquals(range(51, 250), seqs(bob.only(Event.Page.class).entries()));
    }

    @Test
    void memberStartsAnewWhenAheadOfTheLog() {
        sayNumbers(1, 3);
        RecordingPeer bob = joinAfter(4);
        assertTrue(bob.only(Event.Entered.class).anew());
        assertEquals(range(1, 3), seqs(bob.only(Event.Page.class).entries()));
    }

    @Test
    void repeatedJoinFetchesMissedEntriesSilently() {
        sayNumbers(1, 5);
        RecordingPeer bob = joinAfter(5);
        HubFixture.discardEvents(ada, bob);
        bob.send(new Command.Join("lobby", 3L, null));
        assertEquals(range(4, 5), seqs(bob.only(Event.Page.class).entries()));
        assertEquals(List.of(), ada.received(Event.Joined.class));
        assertEquals(2, bob.only(Event.Entered.class).room().people());
    }

    @Test
    void pageIsNotLongerThanRequested() {
        sayNumbers(1, 9);
        ada.take();
        ada.send(new Command.History("lobby", 9, 3));
        assertEquals(range(6, 8), seqs(ada.only(Event.Page.class).entries()));
        assertEquals(200, Limits.HISTORY_PAGE);
    }
}
