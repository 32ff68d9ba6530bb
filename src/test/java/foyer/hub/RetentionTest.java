package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.serverstore.BrokenDisk;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How long rooms keep their messages.
class RetentionTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "attic");
    private final RecordingPeer bob = hub.signIn("Bob", "attic");

    RetentionTest() {
        HubFixture.discardEvents(ada, bob);
    }

    private void setRetention(Retention retention) {
        ada.send(new Command.SetKeeping("attic", retention));
    }

    private List<Long> stored() {
        return hub.store.before("attic", 999, 200).stream().map(LogEntry::seq).toList();
    }

    private static Event.Page pageOnJoin(RecordingPeer peer) {
        peer.take();
        peer.join("attic");
        return peer.only(Event.Page.class);
    }

    @Test
    void retentionChangeIsALogEntry() {
        setRetention(Retention.DAY);
        KeepingSet set = bob.only(KeepingSet.class);
        assertEquals(List.of(set), ada.take());
        assertEquals(Retention.DAY, set.keeping());
        assertEquals(1, set.seq());
        RecordingPeer eve = hub.signIn("Eve");
        eve.join("attic");
        assertEquals(Retention.DAY, eve.only(Event.Entered.class).room().kept());
        assertEquals(List.of(set), eve.only(Event.Page.class).entries());
    }

    @Test
    void unchangedRetentionIsNotBroadcast() {
        setRetention(Retention.ALWAYS);
        assertEquals(List.of(), ada.take());
    }

    @Test
    void onlyOwnerAndHostChangeRetention() {
        bob.assertRefused(
                bob.send(new Command.SetKeeping("attic", Retention.NOTHING)),
                ErrorCode.NOT_ALLOWED);
        RecordingPeer host = hub.signIn("Host", "attic");
        host.send(new Command.SetKeeping("attic", Retention.NOTHING));
        assertEquals(Retention.NOTHING, host.only(KeepingSet.class).keeping());
    }

    private static final String TWO = Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));

    private List<Long> storedOfTwo() {
        return hub.store.before(TWO, 999, 200).stream().map(LogEntry::seq).toList();
    }

    private void openConversation() {
        ada.send(new Command.Direct(MemberKeys.id("Bob")));
        bob.send(new Command.Direct(MemberKeys.id("Ada")));
        HubFixture.discardEvents(ada, bob);
    }

    @Test
    void bothMembersOfANewConversationMayKeepNothing() {
        openConversation();
        bob.send(new Command.SetKeeping(TWO, Retention.NOTHING));
        assertEquals(Retention.NOTHING, bob.only(KeepingSet.class).keeping());
        ada.say(TWO, 1, "psst");
        assertEquals(List.of(), storedOfTwo());
    }

    @Test
    void nobodyErasesTheMessagesOfAConversationAtOnce() {
        openConversation();
        bob.say(TWO, 1, "a threat");
        HubFixture.discardEvents(ada, bob);
        bob.assertRefused(
                bob.send(new Command.SetKeeping(TWO, Retention.NOTHING)), ErrorCode.NOT_ALLOWED);
        assertEquals(List.of(1L), storedOfTwo());
    }

    @Test
    void oldMessagesOfAConversationStayForADayAfterTheDayIsChosen() {
        openConversation();
        bob.say(TWO, 1, "a threat");
        hub.pass(Duration.ofHours(25));
        bob.send(new Command.SetKeeping(TWO, Retention.DAY));
        hub.pass(Duration.ofHours(23));
        assertEquals(List.of(1L, 2L), storedOfTwo());
        HubSettings settings = HubFixture.settings(HubLimits.DEFAULT, List.of());
        new HubFixture(hub.store, settings, null, hub.time).hub.tick();
        assertEquals(List.of(1L, 2L), storedOfTwo(), "a restart does not forget when it was set");
        hub.pass(Duration.ofHours(2));
        assertEquals(List.of(), storedOfTwo());
        bob.take();
        bob.send(new Command.SetKeeping(TWO, Retention.NOTHING));
        assertEquals(Retention.NOTHING, bob.only(KeepingSet.class).keeping());
    }

    @Test
    void expiredMessagesAreErasedAndNumberingContinues() {
        ada.say("attic", 1, "old");
        ada.say("attic", 2, "old too");
        setRetention(Retention.DAY);
        hub.pass(Duration.ofHours(23));
        ada.say("attic", 3, "young");
        hub.pass(Duration.ofHours(2));
        assertEquals(List.of(4L), stored());
        Event.Page page = pageOnJoin(hub.signIn("Eve"));
        assertEquals(List.of(4L), page.entries().stream().map(LogEntry::seq).toList());
        assertFalse(page.more());
        hub.pass(Duration.ofHours(25));
        assertEquals(List.of(), stored());
        ada.take();
        ada.say("attic", 4, "first again");
        assertEquals(5, ada.only(Said.class).seq());
    }

    @Test
    void erasedMessageIsNotStoredAgain() {
        ada.say("attic", 1, "old");
        setRetention(Retention.DAY);
        hub.pass(Duration.ofHours(26));
        HubFixture.discardEvents(ada, bob);
        ada.assertRefused(ada.say("attic", 1, "old"), ErrorCode.NOT_KEPT);
        assertEquals(List.of(), bob.take());
        HubFixture after = hub.restart();
        RecordingPeer again = after.signIn("Ada", "attic");
        again.assertRefused(again.say("attic", 1, "old"), ErrorCode.NOT_KEPT);
        ada.take();
    }

    @Test
    void unstoredRoomServesRecentEntriesFromMemory() {
        ada.say("attic", 1, "kept");
        setRetention(Retention.NOTHING);
        assertEquals(List.of(), stored());
        HubFixture.discardEvents(ada, bob);
        ada.say("attic", 2, "gone soon");
        assertEquals(3, bob.only(Said.class).seq());
        assertEquals(List.of(bob.only(Said.class)), ada.take());
        assertEquals(List.of(), stored());
        String log = logOnJoin(hub.signIn("Eve"));
        RecordingPeer eve = hub.signIn("Eve");
        ada.say("attic", 3, "while Eve was away");
        eve.take();
        eve.send(new Command.Join("attic", 3L, log));
        assertFalse(eve.only(Event.Entered.class).anew());
        assertEquals(4, eve.only(Event.Page.class).entries().getFirst().seq());
        ada.take();
        ada.say("attic", 3, "while Eve was away");
        assertEquals(4, ada.only(Said.class).seq(), "a repeated message is not stored again");
    }

    private static String logOnJoin(RecordingPeer peer) {
        peer.join("attic");
        return peer.only(Event.Entered.class).log();
    }

    @Test
    void unstoredRoomWorksWhileTheDiskFails() {
        setRetention(Retention.NOTHING);
        BrokenDisk.takesNothing(hub.store);
        ada.send(new Command.Join("cellar"));
        HubFixture.discardEvents(ada, bob);
        ada.say("attic", 2, "still here");
        assertEquals("still here", bob.only(Said.class).text());
    }

    @Test
    void failedRetentionChangeErasesNothing() {
        ada.say("attic", 1, "kept");
        HubFixture.discardEvents(ada, bob);
        BrokenDisk.takesNothing(hub.store);
        long id = ada.send(new Command.SetKeeping("attic", Retention.NOTHING));
        assertEquals(ErrorCode.NOT_STORED, ada.received(Event.Refused.class).getFirst().code());
        assertEquals(id, ada.received(Event.Refused.class).getFirst().re());
        BrokenDisk.takesAll(hub.store);
        assertEquals(List.of(1L), stored());
        assertEquals(List.of(), bob.received(KeepingSet.class));
    }

    @Test
    void memberStartsAnewInUnstoredRoomAfterRestart() {
        setRetention(Retention.NOTHING);
        ada.say("attic", 2, "one");
        String log = logOnJoin(hub.signIn("Eve"));
        HubFixture after = hub.restart();
        RecordingPeer eve = after.signIn("Eve");
        eve.send(new Command.Join("attic", 2L, log));
        assertTrue(eve.only(Event.Entered.class).anew());
        assertEquals(Retention.NOTHING, eve.only(Event.Entered.class).room().kept());
        eve.take();
        eve.say("attic", 1, "again");
        assertEquals("again", eve.only(Said.class).text());
    }

    @Test
    void messagesAreStoredAfterRetentionIsSetBack() {
        setRetention(Retention.NOTHING);
        ada.say("attic", 1, "not kept");
        setRetention(Retention.ALWAYS);
        ada.say("attic", 2, "kept");
        assertEquals(List.of(3L, 4L), stored());
        Event.Page page = pageOnJoin(hub.signIn("Eve"));
        assertEquals(List.of(3L, 4L), page.entries().stream().map(LogEntry::seq).toList());
        assertFalse(page.more());
    }
}
