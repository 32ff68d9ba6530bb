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

/// How long rooms keep what is said in them.
class KeepingTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer ada = hub.guest("Ada", "attic");
    private final RecordingPeer bob = hub.guest("Bob", "attic");

    KeepingTest() {
        HubFixture.forget(ada, bob);
    }

    private void keep(Retention retention) {
        ada.ask(new Command.SetKeeping("attic", retention));
    }

    private List<Long> stored() {
        return hub.store.before("attic", 999, 200).stream().map(LogEntry::seq).toList();
    }

    private static Event.Page joining(RecordingPeer peer) {
        peer.take();
        peer.join("attic");
        return peer.only(Event.Page.class);
    }

    @Test
    void theChangeIsToldToAllAndStandsInTheLog() {
        keep(Retention.DAY);
        KeepingSet set = bob.only(KeepingSet.class);
        assertEquals(List.of(set), ada.take());
        assertEquals(Retention.DAY, set.keeping());
        assertEquals(1, set.seq());
        RecordingPeer eve = hub.guest("Eve");
        eve.join("attic");
        assertEquals(Retention.DAY, eve.only(Event.Entered.class).room().kept());
        assertEquals(List.of(set), eve.only(Event.Page.class).entries());
    }

    @Test
    void whatIsSoAlreadyIsNotTold() {
        keep(Retention.ALWAYS);
        assertEquals(List.of(), ada.take());
    }

    @Test
    void onlyTheOwnerAndTheHostMayChangeIt() {
        bob.assertRefused(
                bob.ask(new Command.SetKeeping("attic", Retention.NOTHING)), ErrorCode.NOT_ALLOWED);
        RecordingPeer host = hub.guest("Host", "attic");
        host.ask(new Command.SetKeeping("attic", Retention.NOTHING));
        assertEquals(Retention.NOTHING, host.only(KeepingSet.class).keeping());
    }

    @Test
    void bothOfADirectConversationMayChangeIt() {
        String two = Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));
        ada.ask(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(two, 1, "psst");
        bob.take();
        bob.ask(new Command.SetKeeping(two, Retention.NOTHING));
        assertEquals(Retention.NOTHING, bob.only(KeepingSet.class).keeping());
    }

    @Test
    void aDayOldIsGoneFromDiskAndForThoseWhoComeAndTheNumbersGoOn() {
        ada.say("attic", 1, "old");
        ada.say("attic", 2, "old too");
        keep(Retention.DAY);
        hub.pass(Duration.ofHours(23));
        ada.say("attic", 3, "young");
        hub.pass(Duration.ofHours(2));
        assertEquals(List.of(4L), stored());
        Event.Page page = joining(hub.guest("Eve"));
        assertEquals(List.of(4L), page.entries().stream().map(LogEntry::seq).toList());
        assertFalse(page.more());
        hub.pass(Duration.ofHours(25));
        assertEquals(List.of(), stored());
        ada.take();
        ada.say("attic", 4, "first again");
        assertEquals(5, ada.only(Said.class).seq());
    }

    @Test
    void whatIsSentAgainAfterItWasErasedIsNotSaidTwice() {
        ada.say("attic", 1, "old");
        keep(Retention.DAY);
        hub.pass(Duration.ofHours(26));
        HubFixture.forget(ada, bob);
        ada.assertRefused(ada.say("attic", 1, "old"), ErrorCode.NOT_KEPT);
        assertEquals(List.of(), bob.take());
        HubFixture after = new HubFixture(hub);
        RecordingPeer again = after.guest("Ada", "attic");
        again.assertRefused(again.say("attic", 1, "old"), ErrorCode.NOT_KEPT);
        ada.take();
    }

    @Test
    void whereNothingIsKeptNothingIsOnDiskButWhoWasAwayAMomentMissesNothing() {
        ada.say("attic", 1, "kept");
        keep(Retention.NOTHING);
        assertEquals(List.of(), stored());
        HubFixture.forget(ada, bob);
        ada.say("attic", 2, "gone soon");
        assertEquals(3, bob.only(Said.class).seq());
        assertEquals(List.of(bob.only(Said.class)), ada.take());
        assertEquals(List.of(), stored());
        String log = logOf(hub.guest("Eve"));
        RecordingPeer eve = hub.guest("Eve");
        ada.say("attic", 3, "while Eve was away");
        eve.take();
        eve.ask(new Command.Join("attic", 3L, log));
        assertFalse(eve.only(Event.Entered.class).anew());
        assertEquals(4, eve.only(Event.Page.class).entries().getFirst().seq());
        ada.take();
        ada.say("attic", 3, "while Eve was away");
        assertEquals(4, ada.only(Said.class).seq(), "sent again, it is not said again");
    }

    private static String logOf(RecordingPeer peer) {
        peer.join("attic");
        return peer.only(Event.Entered.class).log();
    }

    @Test
    void whereNothingIsKeptTalkGoesOnOnAFullDisk() {
        keep(Retention.NOTHING);
        BrokenDisk.takesNothing(hub.store);
        ada.ask(new Command.Join("cellar"));
        HubFixture.forget(ada, bob);
        ada.say("attic", 2, "still here");
        assertEquals("still here", bob.only(Said.class).text());
    }

    @Test
    void whatWasKeptIsThereUntilTheChangeIsStored() {
        ada.say("attic", 1, "kept");
        HubFixture.forget(ada, bob);
        BrokenDisk.takesNothing(hub.store);
        long id = ada.ask(new Command.SetKeeping("attic", Retention.NOTHING));
        assertEquals(ErrorCode.NOT_STORED, ada.heard(Event.Refused.class).getFirst().code());
        assertEquals(id, ada.heard(Event.Refused.class).getFirst().re());
        BrokenDisk.takesAll(hub.store);
        assertEquals(List.of(1L), stored());
        assertEquals(List.of(), bob.heard(KeepingSet.class));
    }

    @Test
    void afterANewStartWhoComesBackToWhatWasNotKeptBeginsAnew() {
        keep(Retention.NOTHING);
        ada.say("attic", 2, "one");
        String log = logOf(hub.guest("Eve"));
        HubFixture after = new HubFixture(hub);
        RecordingPeer eve = after.guest("Eve");
        eve.ask(new Command.Join("attic", 2L, log));
        assertTrue(eve.only(Event.Entered.class).anew());
        assertEquals(Retention.NOTHING, eve.only(Event.Entered.class).room().kept());
        eve.take();
        eve.say("attic", 1, "again");
        assertEquals("again", eve.only(Said.class).text());
    }

    @Test
    void whatIsSaidAfterItIsKeptAgainIsOnDisk() {
        keep(Retention.NOTHING);
        ada.say("attic", 1, "not kept");
        keep(Retention.ALWAYS);
        ada.say("attic", 2, "kept");
        assertEquals(List.of(3L, 4L), stored());
        Event.Page page = joining(hub.guest("Eve"));
        assertEquals(List.of(3L, 4L), page.entries().stream().map(LogEntry::seq).toList());
        assertFalse(page.more());
    }
}
