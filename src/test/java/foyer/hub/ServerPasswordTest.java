package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.store.BrokenDisk;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that asks for a password.
class ServerPasswordTest {
    private final House house = new House("lobby");
    private final ListPeer host = house.guest("Host");

    @BeforeEach
    void lock() {
        host.ask(new Command.SetPassword(null, "open sesame"));
        host.take();
    }

    private static Command.Hello hello(String who, String password) {
        return new Command.Hello(Limits.PROTOCOL, who, Keys.of(who), password);
    }

    private ListPeer comes(String who, String password) {
        ListPeer peer = house.knock(who);
        peer.ask(hello(who, password));
        return peer;
    }

    private static boolean isIn(ListPeer peer) {
        return !peer.heard(Event.Welcome.class).isEmpty();
    }

    @Test
    void whoComesWithoutItIsAskedAndWithItIsLetIn() {
        ListPeer ada = house.knock("Ada");
        ada.assertRefused(ada.ask(House.hello("Ada")), Code.PASSWORD_NEEDED);
        ada.take();
        ada.assertRefused(ada.ask(hello("Ada", "open says me")), Code.PASSWORD_WRONG);
        ada.take();
        ada.ask(hello("Ada", "open sesame"));
        assertTrue(ada.only(Event.Welcome.class).isLocked());
    }

    @Test
    void whoGaveItOnceIsKnownByTheirKeyAlsoAfterARestart() {
        house.breaks(comes("Ada", "open sesame"));
        ListPeer again = house.knock("Ada");
        again.ask(House.hello("Ada"));
        assertTrue(isIn(again));
        house.hub.stop("", 1);
        var after = new House(house);
        ListPeer ada = after.knock("Ada");
        ada.ask(House.hello("Ada"));
        assertTrue(isIn(ada));
        ListPeer bob = after.knock("Bob");
        bob.assertRefused(bob.ask(House.hello("Bob")), Code.PASSWORD_NEEDED);
        bob.ask(hello("Bob", "open sesame"));
        assertTrue(isIn(bob));
    }

    @Test
    void anotherPasswordIsAskedOfEverybodyButTheHostAndNobodyInsideIsSentAway() {
        ListPeer ada = comes("Ada", "open sesame");
        ada.take();
        host.ask(new Command.SetPassword(null, "shut sesame"));
        var set = new Event.PasswordSet(null, Keys.id("Host"), "Host", true);
        assertEquals(List.of(set), ada.take());
        assertEquals(List.of(set), host.take());
        house.breaks(ada);
        ada = house.knock("Ada");
        ada.assertRefused(ada.ask(House.hello("Ada")), Code.PASSWORD_NEEDED);
        ada.take();
        ada.assertRefused(ada.ask(hello("Ada", "open sesame")), Code.PASSWORD_WRONG);
        house.breaks(host);
        ListPeer again = house.knock("Host");
        again.ask(House.hello("Host"));
        assertTrue(isIn(again), "a host never needs one");
    }

    @Test
    void takenAwayItIsAskedOfNobody() {
        host.ask(new Command.SetPassword(null, ""));
        assertFalse(host.only(Event.PasswordSet.class).locked());
        host.take();
        ListPeer ada = house.guest("Ada");
        assertEquals(List.of(), ada.take());
        host.ask(new Command.SetPassword(null, ""));
        assertEquals(List.of(), host.take(), "there is none to take away");
        assertFalse(house.hub.census().locked());
        house.hub.stop("", 1);
        new House(house).guest("Bob");
    }

    @Test
    void onlyAHostSetsIt() {
        ListPeer ada = comes("Ada", "open sesame");
        ada.take();
        var set = new Command.SetPassword(null, "mine");
        ada.assertRefused(ada.ask(set), Code.NOT_ALLOWED);
        host.ask(new Command.SetRole(ada.id(), Role.MODERATOR));
        ada.take();
        ada.assertRefused(ada.ask(set), Code.NOT_ALLOWED);
    }

    @Test
    void whoDoesNotKnowItDoesNotLearnWhoIsHere() {
        comes("Ada", "open sesame");
        ListPeer eve = house.knock("Eve");
        var asAda = new Command.Hello(Limits.PROTOCOL, "Ada", Keys.of("Eve"));
        eve.assertRefused(eve.ask(asAda), Code.PASSWORD_NEEDED);
    }

    @Test
    void whoGaveItAndHasATakenNameNeedsOnlyAnotherName() {
        comes("Ada", "open sesame");
        ListPeer eve = house.knock("Eve");
        var asAda = new Command.Hello(Limits.PROTOCOL, "Ada", Keys.of("Eve"), "open sesame");
        eve.assertRefused(eve.ask(asAda), Code.NAME_TAKEN);
        eve.take();
        eve.ask(House.hello("Eve"));
        assertTrue(isIn(eve));
    }

    @Test
    void accentsAndSpacesAreTheSameHoweverAKeyboardTypesThem() {
        host.ask(new Command.SetPassword(null, "cafe\u0301 no\u00a01"));
        assertTrue(isIn(comes("Ada", "caf\u00e9 no 1")));
    }

    @Test
    void whileOneIsLookedAtAnotherHelloIsRefusedAndOthersAreServed() {
        house.holdsHashing = true;
        ListPeer ada = comes("Ada", "open sesame");
        assertEquals(List.of(), ada.take(), "nothing is known yet");
        ada.assertRefused(ada.ask(hello("Ada", "open sesame")), Code.OUT_OF_ORDER);
        ada.take();
        host.ask(new Command.Echo("still there?"));
        assertEquals("still there?", host.only(Event.Echoed.class).text());
        house.hash();
        assertTrue(isIn(ada));
    }

    @Test
    void aConnectionThatWentAwayMeanwhileHarmsNothing() {
        house.holdsHashing = true;
        ListPeer ada = comes("Ada", "open sesame");
        house.breaks(ada);
        ListPeer bob = comes("Bob", "open sesame");
        house.pass(Duration.ofSeconds(11));
        assertEquals(Departure.LOST, bob.closed(), "the hello came too late");
        house.hash();
        assertFalse(isIn(ada));
        assertFalse(isIn(bob));
        house.holdsHashing = false;
        assertTrue(isIn(comes("Ada", "open sesame")));
    }

    @Test
    void aPasswordSetMeanwhileCountsNotTheOldOne() {
        house.holdsHashing = true;
        ListPeer ada = comes("Ada", "open sesame");
        house.holdsHashing = false;
        host.ask(new Command.SetPassword(null, "shut sesame"));
        ada.take();
        house.hash();
        assertEquals(Code.PASSWORD_WRONG, ada.only(Event.Refused.class).code());
        house.holdsHashing = true;
        ListPeer bob = comes("Bob", "anything");
        host.ask(new Command.SetPassword(null, ""));
        bob.take();
        house.hash();
        assertEquals(Code.PASSWORD_WRONG, bob.only(Event.Refused.class).code());
        bob.take();
        bob.ask(House.hello("Bob"));
        assertTrue(isIn(bob));
    }

    @Test
    void tooManyAtOnceAreToldToComeAgainAndLoseNoTry() {
        house.refusesHashing = new RejectedExecutionException("full");
        ListPeer ada = house.knock("Ada");
        for (int i = 0; i < 9; i++) {
            ada.assertRefused(ada.ask(hello("Ada", "open sesame")), Code.BUSY);
            ada.take();
        }
        host.assertRefused(host.ask(new Command.SetPassword(null, "other")), Code.BUSY);
        house.refusesHashing = null;
        ada.ask(hello("Ada", "open sesame"));
        assertTrue(isIn(ada));
    }

    @Test
    void aPasswordThatCannotBeStoredIsNotSet() {
        ListPeer ada = comes("Ada", "open sesame");
        ada.take();
        BrokenDisk.takesNothing(house.store);
        long id = host.ask(new Command.SetPassword(null, "shut sesame"));
        assertEquals(id, host.heard(Event.Refused.class).getFirst().re());
        assertEquals(Code.NOT_STORED, host.heard(Event.Refused.class).getFirst().code());
        assertEquals(List.of(), ada.heard(Event.PasswordSet.class));
        assertTrue(isIn(comes("Bob", "open sesame")), "the old one holds, full disk or not");
        BrokenDisk.takesAll(house.store);
    }

    @Test
    void theOneGivenAtTheStartHoldsAndWhoGaveItBeforeIsKnown() {
        house.breaks(comes("Ada", "open sesame"));
        house.hub.stop("", 1);
        var same = new House(house);
        same.hub.setPasswordAtStart("open sesame");
        ListPeer ada = same.knock("Ada");
        ada.ask(House.hello("Ada"));
        assertTrue(isIn(ada));
        same.hub.stop("", 1);
        var other = new House(house);
        other.hub.setPasswordAtStart("shut sesame");
        ada = other.knock("Ada");
        ada.assertRefused(ada.ask(House.hello("Ada")), Code.PASSWORD_NEEDED);
        other.hub.stop("", 1);
        var none = new House(house);
        none.hub.setPasswordAtStart("");
        none.guest("Ada");
    }
}
