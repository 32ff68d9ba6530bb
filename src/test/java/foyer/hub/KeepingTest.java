package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Said;
import foyer.protocol.Names;
import foyer.store.BrokenDisk;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How long rooms keep what is said in them.
class KeepingTest {
    private final House house = new House("lobby");
    private final ListPeer ada = house.guest("Ada", "attic");
    private final ListPeer bob = house.guest("Bob", "attic");

    KeepingTest() {
        House.forget(ada, bob);
    }

    private void keep(Keeping keeping) {
        ada.ask(new Command.SetKeeping("attic", keeping));
    }

    private List<Long> stored() {
        return house.store.before("attic", 999, 200).stream().map(Logged::seq).toList();
    }

    private static Event.Page joining(ListPeer peer) {
        peer.take();
        peer.join("attic");
        return peer.only(Event.Page.class);
    }

    @Test
    void theChangeIsToldToAllAndStandsInTheLog() {
        keep(Keeping.DAY);
        KeepingSet set = bob.only(KeepingSet.class);
        assertEquals(List.of(set), ada.take());
        assertEquals(Keeping.DAY, set.keeping());
        assertEquals(1, set.seq());
        ListPeer eve = house.guest("Eve");
        eve.join("attic");
        assertEquals(Keeping.DAY, eve.only(Event.Entered.class).room().kept());
        assertEquals(List.of(set), eve.only(Event.Page.class).entries());
    }

    @Test
    void whatIsSoAlreadyIsNotTold() {
        keep(Keeping.ALWAYS);
        assertEquals(List.of(), ada.take());
    }

    @Test
    void onlyTheOwnerAndTheHostMayChangeIt() {
        bob.assertRefused(
                bob.ask(new Command.SetKeeping("attic", Keeping.NOTHING)), Code.NOT_ALLOWED);
        ListPeer host = house.guest("Host", "attic");
        host.ask(new Command.SetKeeping("attic", Keeping.NOTHING));
        assertEquals(Keeping.NOTHING, host.only(KeepingSet.class).keeping());
    }

    @Test
    void bothOfADirectConversationMayChangeIt() {
        String two = Names.direct(Keys.id("Ada"), Keys.id("Bob"));
        ada.ask(new Command.Direct(Keys.id("Bob")));
        ada.say(two, 1, "psst");
        bob.take();
        bob.ask(new Command.SetKeeping(two, Keeping.NOTHING));
        assertEquals(Keeping.NOTHING, bob.only(KeepingSet.class).keeping());
    }

    @Test
    void aDayOldIsGoneFromDiskAndForThoseWhoComeAndTheNumbersGoOn() {
        ada.say("attic", 1, "old");
        ada.say("attic", 2, "old too");
        keep(Keeping.DAY);
        house.pass(Duration.ofHours(23));
        ada.say("attic", 3, "young");
        house.pass(Duration.ofHours(2));
        assertEquals(List.of(4L), stored());
        Event.Page page = joining(house.guest("Eve"));
        assertEquals(List.of(4L), page.entries().stream().map(Logged::seq).toList());
        assertFalse(page.more());
        house.pass(Duration.ofHours(25));
        assertEquals(List.of(), stored());
        ada.take();
        ada.say("attic", 4, "first again");
        assertEquals(5, ada.only(Said.class).seq());
    }

    @Test
    void whatIsSentAgainAfterItWasErasedIsNotSaidTwice() {
        ada.say("attic", 1, "old");
        keep(Keeping.DAY);
        house.pass(Duration.ofHours(26));
        House.forget(ada, bob);
        ada.assertRefused(ada.say("attic", 1, "old"), Code.NOT_KEPT);
        assertEquals(List.of(), bob.take());
        House after = new House(house);
        ListPeer again = after.guest("Ada", "attic");
        again.assertRefused(again.say("attic", 1, "old"), Code.NOT_KEPT);
        ada.take();
    }

    @Test
    void whereNothingIsKeptNothingIsOnDiskButWhoWasAwayAMomentMissesNothing() {
        ada.say("attic", 1, "kept");
        keep(Keeping.NOTHING);
        assertEquals(List.of(), stored());
        House.forget(ada, bob);
        ada.say("attic", 2, "gone soon");
        assertEquals(3, bob.only(Said.class).seq());
        assertEquals(List.of(bob.only(Said.class)), ada.take());
        assertEquals(List.of(), stored());
        String log = logOf(house.guest("Eve"));
        ListPeer eve = house.guest("Eve");
        ada.say("attic", 3, "while Eve was away");
        eve.take();
        eve.ask(new Command.Join("attic", 3L, log));
        assertFalse(eve.only(Event.Entered.class).anew());
        assertEquals(4, eve.only(Event.Page.class).entries().getFirst().seq());
        ada.take();
        ada.say("attic", 3, "while Eve was away");
        assertEquals(4, ada.only(Said.class).seq(), "sent again, it is not said again");
    }

    private static String logOf(ListPeer peer) {
        peer.join("attic");
        return peer.only(Event.Entered.class).log();
    }

    @Test
    void whereNothingIsKeptTalkGoesOnOnAFullDisk() {
        keep(Keeping.NOTHING);
        BrokenDisk.takesNothing(house.store);
        ada.ask(new Command.Join("cellar"));
        House.forget(ada, bob);
        ada.say("attic", 2, "still here");
        assertEquals("still here", bob.only(Said.class).text());
    }

    @Test
    void whatWasKeptIsThereUntilTheChangeIsStored() {
        ada.say("attic", 1, "kept");
        House.forget(ada, bob);
        BrokenDisk.takesNothing(house.store);
        long id = ada.ask(new Command.SetKeeping("attic", Keeping.NOTHING));
        assertEquals(Code.NOT_STORED, ada.heard(Event.Refused.class).getFirst().code());
        assertEquals(id, ada.heard(Event.Refused.class).getFirst().re());
        BrokenDisk.takesAll(house.store);
        assertEquals(List.of(1L), stored());
        assertEquals(List.of(), bob.heard(KeepingSet.class));
    }

    @Test
    void afterANewStartWhoComesBackToWhatWasNotKeptBeginsAnew() {
        keep(Keeping.NOTHING);
        ada.say("attic", 2, "one");
        String log = logOf(house.guest("Eve"));
        House after = new House(house);
        ListPeer eve = after.guest("Eve");
        eve.ask(new Command.Join("attic", 2L, log));
        assertTrue(eve.only(Event.Entered.class).anew());
        assertEquals(Keeping.NOTHING, eve.only(Event.Entered.class).room().kept());
        eve.take();
        eve.say("attic", 1, "again");
        assertEquals("again", eve.only(Said.class).text());
    }

    @Test
    void whatIsSaidAfterItIsKeptAgainIsOnDisk() {
        keep(Keeping.NOTHING);
        ada.say("attic", 1, "not kept");
        keep(Keeping.ALWAYS);
        ada.say("attic", 2, "kept");
        assertEquals(List.of(3L, 4L), stored());
        Event.Page page = joining(house.guest("Eve"));
        assertEquals(List.of(3L, 4L), page.entries().stream().map(Logged::seq).toList());
        assertFalse(page.more());
    }
}
