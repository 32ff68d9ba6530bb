package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.testing.MemberKeys;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lets somebody in who does not know the password.
class InvitationHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host");

    private void lock(String room) {
        host.ask(new Command.SetPassword(room, "open sesame"));
        host.take();
    }

    private String token(RecordingPeer by, Command.Invite invite) {
        by.take();
        long id = by.ask(invite);
        Event.Invited invited = by.only(Event.Invited.class);
        assertEquals(id, invited.re());
        by.take();
        return invited.token();
    }

    private static Command.Hello hello(String who, String token) {
        return new Command.Hello(Limits.PROTOCOL, who, MemberKeys.of(who), token);
    }

    private boolean isLetIn(HubFixture where, String who, String token) {
        RecordingPeer peer = where.knock(who);
        peer.ask(hello(who, token));
        return !peer.heard(Event.Welcome.class).isEmpty();
    }

    @Test
    void onceMeansOnceAndWhoUsedItIsKnownFromThenOn() {
        lock(null);
        String token = token(host, new Command.Invite(null, true, null));
        RecordingPeer ada = hub.knock("Ada");
        ada.ask(hello("Ada", token));
        ada.only(Event.Welcome.class);
        hub.breaks(ada);
        hub.guest("Ada");
        RecordingPeer bob = hub.knock("Bob");
        bob.assertRefused(bob.ask(hello("Bob", token)), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void oneForADayLetsInWhoeverHasItUntilThen() {
        lock(null);
        host.ask(new Command.Invite(null, false, null));
        Event.Invited invited = host.only(Event.Invited.class);
        assertEquals(hub.time.millis() + Duration.ofDays(1).toMillis(), invited.until());
        assertTrue(isLetIn(hub, "Ada", invited.token()));
        assertTrue(isLetIn(hub, "Bob", invited.token()));
        hub.time.pass(Duration.ofHours(24));
        assertFalse(isLetIn(hub, "Cleo", invited.token()));
    }

    @Test
    void itHoldsAfterARestartOnlyWhatIsLeftOfIt() {
        lock(null);
        String used = token(host, new Command.Invite(null, true, null));
        String once = token(host, new Command.Invite(null, true, null));
        String day = token(host, new Command.Invite(null, false, 60));
        assertTrue(isLetIn(hub, "Ada", used));
        hub.hub.stop("", 1);
        var after = new HubFixture(hub);
        assertFalse(isLetIn(after, "Bob", used));
        assertTrue(isLetIn(after, "Bob", once));
        assertTrue(isLetIn(after, "Cleo", day));
        assertNotEquals(once, day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", "open sesame", ""})
    void anotherPasswordEndsWhatWasGivenBefore(String password) {
        lock(null);
        String token = token(host, new Command.Invite(null, false, null));
        host.ask(new Command.SetPassword(null, password));
        lock(null);
        assertFalse(isLetIn(hub, "Ada", token));
        hub.hub.stop("", 1);
        assertFalse(isLetIn(new HubFixture(hub), "Bob", token));
    }

    @Test
    void aHostsOpensTheServerAndTheRoom() {
        lock(null);
        lock("lobby");
        String token = token(host, new Command.Invite("lobby", true, null));
        RecordingPeer ada = hub.knock("Ada");
        ada.ask(hello("Ada", token));
        ada.only(Event.Welcome.class);
        ada.join("lobby");
        ada.only(Event.Entered.class);
        RecordingPeer bob = hub.knock("Bob");
        bob.assertRefused(bob.ask(hello("Bob", token)), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void anOwnersOpensTheRoomOnly() {
        RecordingPeer ada = hub.guest("Ada", "attic");
        ada.ask(new Command.SetPassword("attic", "open sesame"));
        lock(null);
        String token = token(ada, new Command.Invite("attic", false, null));
        RecordingPeer bob = hub.knock("Bob");
        bob.assertRefused(bob.ask(hello("Bob", token)), ErrorCode.PASSWORD_WRONG);
        bob.take();
        bob.ask(hello("Bob", "open sesame"));
        bob.take();
        bob.assertRefused(bob.join("attic"), ErrorCode.PASSWORD_NEEDED);
        bob.take();
        bob.ask(new Command.Join("attic", null, null, token));
        bob.only(Event.Entered.class);
    }

    @Test
    void onlyWhoeverMaySetThePasswordInvitesPastIt() {
        RecordingPeer ada = hub.guest("Ada", "attic");
        RecordingPeer bob = hub.guest("Bob", "attic");
        ada.ask(new Command.SetPassword("attic", "open sesame"));
        lock(null);
        HubFixture.forget(ada, bob);
        bob.assertRefused(bob.ask(new Command.Invite("attic", true, 5)), ErrorCode.NOT_ALLOWED);
        ada.assertRefused(ada.ask(new Command.Invite(null, true, 5)), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.Invite("cellar", true, 5)), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void whereNoPasswordIsAskedThereIsNothingToPass() {
        host.assertRefused(host.ask(new Command.Invite("lobby", true, null)), ErrorCode.INVALID);
    }

    @Test
    void aRoomMadeAnewIsNotOpenedByWhatOpenedTheOldOne() {
        lock("lobby");
        String token = token(host, new Command.Invite("lobby", false, null));
        host.ask(new Command.CloseRoom("lobby", 0));
        hub.pass(Duration.ofSeconds(1));
        host.join("lobby");
        lock("lobby");
        RecordingPeer ada = hub.guest("Ada");
        ada.assertRefused(
                ada.ask(new Command.Join("lobby", null, null, token)), ErrorCode.PASSWORD_WRONG);
    }

    @Test
    void aHundredAreEnoughUntilSomeAreOver() {
        lock(null);
        for (int i = 0; i < 100; i++) {
            token(host, new Command.Invite(null, false, 10));
            hub.time.pass(Duration.ofMillis(200));
        }
        host.assertRefused(host.ask(new Command.Invite(null, true, null)), ErrorCode.TOO_MANY);
        hub.time.pass(Duration.ofMinutes(10));
        token(host, new Command.Invite(null, true, null));
    }
}
