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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server with a password.
class ServerPasswordTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host");

    @BeforeEach
    void lock() {
        host.send(new Command.SetPassword(null, "open sesame"));
        host.take();
    }

    private RecordingPeer sendHello(String name, String password) {
        RecordingPeer peer = hub.connect(name);
        peer.send(HubFixture.hello(name, password));
        return peer;
    }

    private static boolean isSignedIn(RecordingPeer peer) {
        return !peer.received(Event.Welcome.class).isEmpty();
    }

    @Test
    void signInNeedsThePassword() {
        RecordingPeer ada = hub.connect("Ada");
        ada.assertRefused(ada.send(HubFixture.hello("Ada")), ErrorCode.PASSWORD_NEEDED);
        ada.take();
        ada.assertRefused(
                ada.send(HubFixture.hello("Ada", "open says me")), ErrorCode.PASSWORD_WRONG);
        ada.take();
        ada.send(HubFixture.hello("Ada", "open sesame"));
        assertTrue(ada.only(Event.Welcome.class).isLocked());
    }

    @Test
    void admittedKeyNeedsNoPasswordAfterRestart() {
        hub.disconnect(sendHello("Ada", "open sesame"));
        RecordingPeer again = hub.sendHello("Ada");
        assertTrue(isSignedIn(again));
        hub.hub.stop("", 1);
        var after = hub.restart();
        RecordingPeer ada = after.sendHello("Ada");
        assertTrue(isSignedIn(ada));
        RecordingPeer bob = after.connect("Bob");
        bob.assertRefused(bob.send(HubFixture.hello("Bob")), ErrorCode.PASSWORD_NEEDED);
        bob.send(HubFixture.hello("Bob", "open sesame"));
        assertTrue(isSignedIn(bob));
    }

    @Test
    void newPasswordEndsAdmissionsButNotSessions() {
        RecordingPeer ada = sendHello("Ada", "open sesame");
        ada.take();
        host.send(new Command.SetPassword(null, "shut sesame"));
        var set = new Event.PasswordSet(null, MemberKeys.id("Host"), "Host", true);
        assertEquals(List.of(set), ada.take());
        assertEquals(List.of(set), host.take());
        hub.disconnect(ada);
        ada = hub.connect("Ada");
        ada.assertRefused(ada.send(HubFixture.hello("Ada")), ErrorCode.PASSWORD_NEEDED);
        ada.take();
        ada.assertRefused(
                ada.send(HubFixture.hello("Ada", "open sesame")), ErrorCode.PASSWORD_WRONG);
        hub.disconnect(host);
        RecordingPeer again = hub.sendHello("Host");
        assertTrue(isSignedIn(again), "a host never needs a password");
    }

    @Test
    void removedPasswordIsNotNeeded() {
        host.send(new Command.SetPassword(null, ""));
        assertFalse(host.only(Event.PasswordSet.class).locked());
        host.take();
        RecordingPeer ada = hub.signIn("Ada");
        assertEquals(List.of(), ada.take());
        host.send(new Command.SetPassword(null, ""));
        assertEquals(List.of(), host.take(), "no password was set");
        assertFalse(hub.hub.occupancy().locked());
        hub.hub.stop("", 1);
        hub.restart().signIn("Bob");
    }

    @Test
    void onlyTheHostSetsThePassword() {
        RecordingPeer ada = sendHello("Ada", "open sesame");
        ada.take();
        var set = new Command.SetPassword(null, "mine");
        ada.assertRefused(ada.send(set), ErrorCode.NOT_ALLOWED);
        host.send(new Command.SetRole(ada.id(), Role.MODERATOR));
        ada.take();
        ada.assertRefused(ada.send(set), ErrorCode.NOT_ALLOWED);
    }

    @Test
    void namesStaySecretWithoutThePassword() {
        sendHello("Ada", "open sesame");
        RecordingPeer eve = hub.connect("Eve");
        var asAda = new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Eve"));
        eve.assertRefused(eve.send(asAda), ErrorCode.PASSWORD_NEEDED);
    }

    @Test
    void takenNameDoesNotRepeatThePasswordCheck() {
        sendHello("Ada", "open sesame");
        RecordingPeer eve = hub.connect("Eve");
        var asAda = new Command.Hello(Limits.PROTOCOL, "Ada", MemberKeys.of("Eve"), "open sesame");
        eve.assertRefused(eve.send(asAda), ErrorCode.NAME_TAKEN);
        eve.take();
        eve.send(HubFixture.hello("Eve"));
        assertTrue(isSignedIn(eve));
    }

    @Test
    void passwordIsNormalized() {
        host.send(new Command.SetPassword(null, "cafe\u0301 no\u00a01"));
        assertTrue(isSignedIn(sendHello("Ada", "caf\u00e9 no 1")));
    }

    @Test
    void secondHelloDuringHashingIsRefused() {
        hub.pausesHashing = true;
        RecordingPeer ada = sendHello("Ada", "open sesame");
        assertEquals(List.of(), ada.take(), "hashing is not done");
        ada.assertRefused(ada.send(HubFixture.hello("Ada", "open sesame")), ErrorCode.OUT_OF_ORDER);
        ada.take();
        host.send(new Command.Echo("still there?"));
        assertEquals("still there?", host.only(Event.Echoed.class).text());
        hub.runHashing();
        assertTrue(isSignedIn(ada));
    }

    @Test
    void connectionClosedDuringHashingIsNotSignedIn() {
        hub.pausesHashing = true;
        RecordingPeer ada = sendHello("Ada", "open sesame");
        hub.disconnect(ada);
        RecordingPeer bob = sendHello("Bob", "open sesame");
        hub.pass(Duration.ofSeconds(11));
        assertEquals(Departure.LOST, bob.closed(), "the hello took too long");
        hub.runHashing();
        assertFalse(isSignedIn(ada));
        assertFalse(isSignedIn(bob));
        hub.pausesHashing = false;
        assertTrue(isSignedIn(sendHello("Ada", "open sesame")));
    }

    @Test
    void passwordSetDuringHashingCounts() {
        hub.pausesHashing = true;
        RecordingPeer ada = sendHello("Ada", "open sesame");
        hub.pausesHashing = false;
        host.send(new Command.SetPassword(null, "shut sesame"));
        ada.take();
        hub.runHashing();
        assertEquals(ErrorCode.PASSWORD_WRONG, ada.only(Event.Refused.class).code());
        hub.pausesHashing = true;
        RecordingPeer bob = sendHello("Bob", "anything");
        host.send(new Command.SetPassword(null, ""));
        bob.take();
        hub.runHashing();
        assertEquals(ErrorCode.PASSWORD_WRONG, bob.only(Event.Refused.class).code());
        bob.take();
        bob.send(HubFixture.hello("Bob"));
        assertTrue(isSignedIn(bob));
    }

    @Test
    void busyRefusalCostsNoAttempt() {
        hub.refusesHashing = true;
        RecordingPeer ada = hub.connect("Ada");
        for (int i = 0; i < 9; i++) {
            ada.assertRefused(ada.send(HubFixture.hello("Ada", "open sesame")), ErrorCode.BUSY);
            ada.take();
        }
        host.assertRefused(host.send(new Command.SetPassword(null, "other")), ErrorCode.BUSY);
        hub.refusesHashing = false;
        ada.send(HubFixture.hello("Ada", "open sesame"));
        assertTrue(isSignedIn(ada));
    }

    @Test
    void passwordIsNotSetWhenDiskFails() {
        RecordingPeer ada = sendHello("Ada", "open sesame");
        ada.take();
        BrokenDisk.takesNothing(hub.store);
        long id = host.send(new Command.SetPassword(null, "shut sesame"));
        assertEquals(id, host.received(Event.Refused.class).getFirst().re());
        assertEquals(ErrorCode.NOT_STORED, host.received(Event.Refused.class).getFirst().code());
        assertEquals(List.of(), ada.received(Event.PasswordSet.class));
        assertTrue(isSignedIn(sendHello("Bob", "open sesame")), "the old password is still valid");
        BrokenDisk.takesAll(hub.store);
    }

    @Test
    void startPasswordKeepsAdmissionsIfUnchanged() {
        hub.disconnect(sendHello("Ada", "open sesame"));
        hub.hub.stop("", 1);
        var same = hub.restart();
        same.hub.setPasswordAtStart("open sesame");
        RecordingPeer ada = same.sendHello("Ada");
        assertTrue(isSignedIn(ada));
        same.hub.stop("", 1);
        var other = hub.restart();
        other.hub.setPasswordAtStart("shut sesame");
        ada = other.connect("Ada");
        ada.assertRefused(ada.send(HubFixture.hello("Ada")), ErrorCode.PASSWORD_NEEDED);
        other.hub.stop("", 1);
        var none = hub.restart();
        none.hub.setPasswordAtStart("");
        none.signIn("Ada");
    }

    @Test
    void banDuringHashingRefusesTheSignIn() {
        hub.disconnect(sendHello("Ada", "open sesame"));
        host.send(new Command.SetPassword(null, "shut sesame"));
        hub.pausesHashing = true;
        RecordingPeer ada = sendHello("Ada", "shut sesame");
        host.send(new Command.Ban(ada.id(), null, "", false));
        hub.runHashing();
        assertEquals(ErrorCode.BANNED, ada.only(Event.Refused.class).code());
        assertFalse(isSignedIn(ada));
    }

    @Test
    void nameTakenDuringHashingRefusesTheSignIn() {
        RecordingPeer bob = sendHello("Bob", "open sesame");
        hub.pausesHashing = true;
        RecordingPeer ada = sendHello("Ada", "open sesame");
        bob.send(new Command.Rename("Ada"));
        hub.runHashing();
        assertEquals(ErrorCode.NAME_TAKEN, ada.only(Event.Refused.class).code());
        ada.take();
        ada.send(new Command.Hello(Limits.PROTOCOL, "Lovelace", MemberKeys.of("Ada")));
        assertTrue(isSignedIn(ada), "the password is not needed again");
    }

    @Test
    void secondSignInDuringHashingReplacesTheFirst() {
        hub.pausesHashing = true;
        RecordingPeer first = sendHello("Ada", "open sesame");
        RecordingPeer second = sendHello("Ada", "open sesame");
        hub.runHashing();
        assertEquals(Departure.REPLACED, first.closed());
        assertTrue(isSignedIn(second));
        assertEquals(2, hub.hub.occupancy().people(), "the host and Ada");
    }
}
