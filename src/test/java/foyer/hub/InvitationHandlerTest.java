package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host");

    private void lock(String room) {
        host.send(new Command.SetPassword(room, "open sesame"));
        host.take();
    }

    private String invite(RecordingPeer inviter, Command.Invite command) {
        inviter.take();
        long id = inviter.send(command);
        Event.Invited invited = inviter.only(Event.Invited.class);
        assertEquals(id, invited.re());
        inviter.take();
        return invited.token();
    }

    private boolean isAdmitted(HubFixture fixture, String name, String token) {
        RecordingPeer peer = fixture.connect(name);
        peer.send(HubFixture.hello(name, token));
        return !peer.received(Event.Welcome.class).isEmpty();
    }

    @Test
    void singleUseInvitationAdmitsOneMember() {
        lock(null);
        String token = invite(host, new Command.Invite(null, true, null));
        RecordingPeer ada = hub.connect("Ada");
        ada.send(HubFixture.hello("Ada", token));
        ada.only(Event.Welcome.class);
        hub.disconnect(ada);
        hub.signIn("Ada");
        RecordingPeer bob = hub.connect("Bob");
        bob.assertRefused(bob.send(HubFixture.hello("Bob", token)), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void timedInvitationAdmitsUntilItExpires() {
        lock(null);
        host.send(new Command.Invite(null, false, null));
        Event.Invited invited = host.only(Event.Invited.class);
        assertEquals(hub.time.millis() + Duration.ofDays(1).toMillis(), invited.until());
        assertTrue(isAdmitted(hub, "Ada", invited.token()));
        assertTrue(isAdmitted(hub, "Bob", invited.token()));
        hub.time.pass(Duration.ofHours(24));
        assertFalse(isAdmitted(hub, "Cleo", invited.token()));
    }

    @Test
    void invitationsEndWithTheBanOfTheirMaker() {
        RecordingPeer mallory = hub.signIn("Mallory", "den");
        mallory.say("den", 1, "the room stays");
        mallory.send(new Command.SetPassword("den", "open sesame"));
        String token = invite(mallory, new Command.Invite("den", false, null));
        host.send(new Command.Ban(mallory.id(), null, "", false));
        for (HubFixture server : new HubFixture[] {hub, hub.restart()}) {
            RecordingPeer friend = server.signIn("Friend");
            friend.send(new Command.Join("den", null, null, token));
            assertEquals(0, friend.received(Event.Entered.class).size());
        }
    }

    @Test
    void unusedInvitationsSurviveARestart() {
        lock(null);
        String used = invite(host, new Command.Invite(null, true, null));
        String once = invite(host, new Command.Invite(null, true, null));
        String day = invite(host, new Command.Invite(null, false, 60));
        assertTrue(isAdmitted(hub, "Ada", used));
        hub.hub.stop("", 1);
        var after = hub.restart();
        assertFalse(isAdmitted(after, "Bob", used));
        assertTrue(isAdmitted(after, "Bob", once));
        assertTrue(isAdmitted(after, "Cleo", day));
        assertNotEquals(once, day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "open sesame", ""})
    void newPasswordEndsInvitations(String password) {
        lock(null);
        String token = invite(host, new Command.Invite(null, false, null));
        host.send(new Command.SetPassword(null, password));
        lock(null);
        assertFalse(isAdmitted(hub, "Ada", token));
        hub.hub.stop("", 1);
        assertFalse(isAdmitted(hub.restart(), "Bob", token));
    }

    @Test
    void hostsInvitationOpensServerAndRoom() {
        lock(null);
        lock("lobby");
        String token = invite(host, new Command.Invite("lobby", true, null));
        RecordingPeer ada = hub.connect("Ada");
        ada.send(HubFixture.hello("Ada", token));
        ada.only(Event.Welcome.class);
        ada.join("lobby");
        ada.only(Event.Entered.class);
        RecordingPeer bob = hub.connect("Bob");
        bob.assertRefused(bob.send(HubFixture.hello("Bob", token)), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void ownersInvitationOpensTheRoomOnly() {
        RecordingPeer ada = hub.signIn("Ada", "attic");
        ada.send(new Command.SetPassword("attic", "open sesame"));
        lock(null);
        String token = invite(ada, new Command.Invite("attic", false, null));
        RecordingPeer bob = hub.connect("Bob");
        bob.assertRefused(bob.send(HubFixture.hello("Bob", token)), ErrorCode.PASSWORD_WRONG);
        bob.take();
        bob.send(HubFixture.hello("Bob", "open sesame"));
        bob.take();
        bob.assertRefused(bob.join("attic"), ErrorCode.PASSWORD_NEEDED);
        bob.take();
        bob.send(new Command.Join("attic", null, null, token));
        bob.only(Event.Entered.class);
    }

    @Test
    void onlyPasswordSettersInvite() {
        RecordingPeer ada = hub.signIn("Ada", "attic");
        RecordingPeer bob = hub.signIn("Bob", "attic");
        ada.send(new Command.SetPassword("attic", "open sesame"));
        lock(null);
        HubFixture.discardEvents(ada, bob);
        bob.assertRefused(bob.send(new Command.Invite("attic", true, 5)), ErrorCode.NOT_ALLOWED);
        ada.assertRefused(ada.send(new Command.Invite(null, true, 5)), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.send(new Command.Invite("cellar", true, 5)), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void invitationNeedsAPassword() {
        host.assertRefused(host.send(new Command.Invite("lobby", true, null)), ErrorCode.INVALID);
    }

    @Test
    void invitationDoesNotOpenARoomsSuccessor() {
        lock("lobby");
        String token = invite(host, new Command.Invite("lobby", false, null));
        host.send(new Command.CloseRoom("lobby", 0));
        hub.pass(Duration.ofSeconds(1));
        host.join("lobby");
        lock("lobby");
        RecordingPeer ada = hub.signIn("Ada");
        ada.assertRefused(
                ada.send(new Command.Join("lobby", null, null, token)), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void openInvitationsAreLimited() {
        lock(null);
        for (int i = 0; i < 100; i++) {
            invite(host, new Command.Invite(null, false, 10));
            hub.time.pass(Duration.ofMillis(200));
        }
        host.assertRefused(host.send(new Command.Invite(null, true, null)), ErrorCode.TOO_MANY);
        hub.time.pass(Duration.ofMinutes(10));
        invite(host, new Command.Invite(null, true, null));
    }
}
