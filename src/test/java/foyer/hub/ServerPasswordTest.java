package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Role;
import foyer.serverstore.BrokenDisk;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that asks for a password.
class ServerPasswordTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host");

    @BeforeEach
    void lock() {
        host.ask(new Command.SetPassword(null, "open sesame"));
        host.take();
    }

    private static Command.Hello hello(String who, String password) {
        return new Command.Hello(Limits.PROTOCOL, who, MemberKeys.of(who), password);
    }

    private RecordingPeer comes(String who, String password) {
        RecordingPeer peer = hub.knock(who);
        peer.ask(hello(who, password));
        return peer;
    }

    private static boolean isIn(RecordingPeer peer) {
        return !peer.heard(Event.Welcome.class).isEmpty();
    }

    @Test
    void whoComesWithoutItIsAskedAndWithItIsLetIn() {
        RecordingPeer ada = hub.knock("Ada");
        ada.assertRefused(ada.ask(HubFixture.hello("Ada")), ErrorCode.PASSWORD_NEEDED);
        ada.take();
        ada.assertRefused(ada.ask(hello("Ada", "open says me")), ErrorCode.PASSWORD_WRONG);
        ada.take();
        ada.ask(hello("Ada", "open sesame"));
        assertTrue(ada.only(Event.Welcome.class).isLocked());
    }

    @Test
    void whoGaveItOnceIsKnownByTheirKeyAlsoAfterARestart() {
        hub.breaks(comes("Ada", "open sesame"));
        RecordingPeer again = hub.knock("Ada");
        again.ask(HubFixture.hello("Ada"));
        assertTrue(isIn(again));
        hub.hub.stop("", 1);
        var after = new HubFixture(hub);
        RecordingPeer ada = after.knock("Ada");
        ada.ask(HubFixture.hello("Ada"));
        assertTrue(isIn(ada));
        RecordingPeer bob = after.knock("Bob");
        bob.assertRefused(bob.ask(HubFixture.hello("Bob")), ErrorCode.PASSWORD_NEEDED);
        bob.ask(hello("Bob", "open sesame"));
        assertTrue(isIn(bob));
    }

    @Test
    void anotherPasswordIsAskedOfEverybodyButTheHostAndNobodyInsideIsSentAway() {
        RecordingPeer ada = comes("Ada", "open sesame");
        ada.take();
        host.ask(new Command.SetPassword(null, "shut sesame"));
        var set = new Event.PasswordSet(null, MemberKeys.id("Host"), "Host", true);
        assertEquals(List.of(set), ada.take());
        assertEquals(List.of(set), host.take());
        hub.breaks(ada);
        ada = hub.knock("Ada");
        ada.assertRefused(ada.ask(HubFixture.hello("Ada")), ErrorCode.PASSWORD_NEEDED);
        ada.take();
        ada.assertRefused(ada.ask(hello("Ada", "open sesame")), ErrorCode.PASSWORD_WRONG);
        hub.breaks(host);
        RecordingPeer again = hub.knock("Host");
        again.ask(HubFixture.hello("Host"));
        assertTrue(isIn(again), "a host never needs one");
    }

    @Test
    void takenAwayItIsAskedOfNobody() {
        host.ask(new Command.SetPassword(null, ""));
        assertFalse(host.only(Event.PasswordSet.class).locked());
        host.take();
        RecordingPeer ada = hub.guest("Ada");
        assertEquals(List.of(), ada.take());
        host.ask(new Command.SetPassword(null, ""));
        assertEquals(List.of(), host.take(), "there is none to take away");
        assertFalse(hub.hub.occupancy().locked());
        hub.hub.stop("", 1);
        new HubFixture(hub).guest("Bob");
    }

    @Test
    void onlyAHostSetsIt() {
        RecordingPeer ada = comes("Ada", "open sesame");
        ada.take();
        var set = new Command.SetPassword(null, "mine");
        ada.assertRefused(ada.ask(set), ErrorCode.NOT_ALLOWED);
        host.ask(new Command.SetRole(ada.id(), Role.MODERATOR));
        ada.take();
        ada.assertRefused(ada.ask(set), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void whoDoesNotKnowItDoesNotLearnWhoIsHere() {
        comes("Ada", "open sesame");
        RecordingPeer eve = hub.knock("Eve");
        var asAda = new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Eve"));
        eve.assertRefused(eve.ask(asAda), ErrorCode.PASSWORD_NEEDED);
    }

    @Test
    void whoGaveItAndHasATakenNameNeedsOnlyAnotherName() {
        comes("Ada", "open sesame");
        RecordingPeer eve = hub.knock("Eve");
        var asAda = new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Eve"), "open sesame");
        eve.assertRefused(eve.ask(asAda), ErrorCode.NAME_TAKEN);
        eve.take();
        eve.ask(HubFixture.hello("Eve"));
        assertTrue(isIn(eve));
    }

    @Test
    void accentsAndSpacesAreTheSameHoweverAKeyboardTypesThem() {
        host.ask(new Command.SetPassword(null, "cafe\u0301 no\u00a01"));
        assertTrue(isIn(comes("Ada", "caf\u00e9 no 1")));
    }

    @Test
    void whileOneIsLookedAtAnotherHelloIsRefusedAndOthersAreServed() {
        hub.holdsHashing = true;
        RecordingPeer ada = comes("Ada", "open sesame");
        assertEquals(List.of(), ada.take(), "nothing is known yet");
        ada.assertRefused(ada.ask(hello("Ada", "open sesame")), ErrorCode.OUT_OF_ORDER);
        ada.take();
        host.ask(new Command.Echo("still there?"));
        assertEquals("still there?", host.only(Event.Echoed.class).text());
        hub.hash();
        assertTrue(isIn(ada));
    }

    @Test
    void aConnectionThatWentAwayMeanwhileHarmsNothing() {
        hub.holdsHashing = true;
        RecordingPeer ada = comes("Ada", "open sesame");
        hub.breaks(ada);
        RecordingPeer bob = comes("Bob", "open sesame");
        hub.pass(Duration.ofSeconds(11));
        assertEquals(Departure.LOST, bob.closed(), "the hello came too late");
        hub.hash();
        assertFalse(isIn(ada));
        assertFalse(isIn(bob));
        hub.holdsHashing = false;
        assertTrue(isIn(comes("Ada", "open sesame")));
    }

    @Test
    void aPasswordSetMeanwhileCountsNotTheOldOne() {
        hub.holdsHashing = true;
        RecordingPeer ada = comes("Ada", "open sesame");
        hub.holdsHashing = false;
        host.ask(new Command.SetPassword(null, "shut sesame"));
        ada.take();
        hub.hash();
        assertEquals(ErrorCode.PASSWORD_WRONG, ada.only(Event.Refused.class).code());
        hub.holdsHashing = true;
        RecordingPeer bob = comes("Bob", "anything");
        host.ask(new Command.SetPassword(null, ""));
        bob.take();
        hub.hash();
        assertEquals(ErrorCode.PASSWORD_WRONG, bob.only(Event.Refused.class).code());
        bob.take();
        bob.ask(HubFixture.hello("Bob"));
        assertTrue(isIn(bob));
    }

    @Test
    void tooManyAtOnceAreToldToComeAgainAndLoseNoTry() {
        hub.refusesHashing = new RejectedExecutionException("full");
        RecordingPeer ada = hub.knock("Ada");
        for (int i = 0; i < 9; i++) {
            ada.assertRefused(ada.ask(hello("Ada", "open sesame")), ErrorCode.BUSY);
            ada.take();
        }
        host.assertRefused(host.ask(new Command.SetPassword(null, "other")), ErrorCode.BUSY);
        hub.refusesHashing = null;
        ada.ask(hello("Ada", "open sesame"));
        assertTrue(isIn(ada));
    }

    @Test
    void aPasswordThatCannotBeStoredIsNotSet() {
        RecordingPeer ada = comes("Ada", "open sesame");
        ada.take();
        BrokenDisk.takesNothing(hub.store);
        long id = host.ask(new Command.SetPassword(null, "shut sesame"));
        assertEquals(id, host.heard(Event.Refused.class).getFirst().re());
        assertEquals(ErrorCode.NOT_STORED, host.heard(Event.Refused.class).getFirst().code());
        assertEquals(List.of(), ada.heard(Event.PasswordSet.class));
        assertTrue(isIn(comes("Bob", "open sesame")), "the old one holds, full disk or not");
        BrokenDisk.takesAll(hub.store);
    }

    @Test
    void theOneGivenAtTheStartHoldsAndWhoGaveItBeforeIsKnown() {
        hub.breaks(comes("Ada", "open sesame"));
        hub.hub.stop("", 1);
        var same = new HubFixture(hub);
        same.hub.setPasswordAtStart("open sesame");
        RecordingPeer ada = same.knock("Ada");
        ada.ask(HubFixture.hello("Ada"));
        assertTrue(isIn(ada));
        same.hub.stop("", 1);
        var other = new HubFixture(hub);
        other.hub.setPasswordAtStart("shut sesame");
        ada = other.knock("Ada");
        ada.assertRefused(ada.ask(HubFixture.hello("Ada")), ErrorCode.PASSWORD_NEEDED);
        other.hub.stop("", 1);
        var none = new HubFixture(hub);
        none.hub.setPasswordAtStart("");
        none.guest("Ada");
    }

    @Test
    void banDuringHashingRefusesTheSignIn() {
        hub.breaks(comes("Ada", "open sesame"));
        host.ask(new Command.SetPassword(null, "shut sesame"));
        hub.holdsHashing = true;
        RecordingPeer ada = comes("Ada", "shut sesame");
        host.ask(new Command.Ban(ada.id(), null, "", false));
        hub.hash();
        assertEquals(ErrorCode.BANNED, ada.only(Event.Refused.class).code());
        assertFalse(isIn(ada));
    }

    @Test
    void nameTakenDuringHashingRefusesTheSignIn() {
        RecordingPeer bob = comes("Bob", "open sesame");
        hub.holdsHashing = true;
        RecordingPeer ada = comes("Ada", "open sesame");
        bob.ask(new Command.Rename("Ada"));
        hub.hash();
        assertEquals(ErrorCode.NAME_TAKEN, ada.only(Event.Refused.class).code());
        ada.take();
        ada.ask(new Command.Hello(Limits.PROTOCOL, "Lovelace", MemberKeys.of("Ada")));
        assertTrue(isIn(ada), "the password is not needed again");
    }

    @Test
    void secondSignInDuringHashingReplacesTheFirst() {
        hub.holdsHashing = true;
        RecordingPeer first = comes("Ada", "open sesame");
        RecordingPeer second = comes("Ada", "open sesame");
        hub.hash();
        assertEquals(Departure.REPLACED, first.closed());
        assertTrue(isIn(second));
        assertEquals(2, hub.hub.occupancy().people(), "the host and Ada");
    }
}
