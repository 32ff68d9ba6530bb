package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.testing.Keys;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lets somebody in who does not know the password.
class InvitationsTest {
    private final House house = new House("lobby");
    private final ListPeer host = house.guest("Host");

    private void lock(String room) {
        host.ask(new Command.SetPassword(room, "open sesame"));
        host.take();
    }

    private String token(ListPeer by, Command.Invite invite) {
        by.take();
        long id = by.ask(invite);
        Event.Invited invited = by.only(Event.Invited.class);
        assertEquals(id, invited.re());
        by.take();
        return invited.token();
    }

    private static Command.Hello hello(String who, String token) {
        return new Command.Hello(Limits.PROTOCOL, who, Keys.of(who), token);
    }

    private boolean isLetIn(House where, String who, String token) {
        ListPeer peer = where.knock(who);
        peer.ask(hello(who, token));
        return !peer.heard(Event.Welcome.class).isEmpty();
    }

    @Test
    void onceMeansOnceAndWhoUsedItIsKnownFromThenOn() {
        lock(null);
        String token = token(host, new Command.Invite(null, true, null));
        ListPeer ada = house.knock("Ada");
        ada.ask(hello("Ada", token));
        ada.only(Event.Welcome.class);
        house.breaks(ada);
        house.guest("Ada");
        ListPeer bob = house.knock("Bob");
        bob.assertRefused(bob.ask(hello("Bob", token)), Code.PASSWORD_WRONG);
    }

    @Test
    void oneForADayLetsInWhoeverHasItUntilThen() {
        lock(null);
        host.ask(new Command.Invite(null, false, null));
        Event.Invited invited = host.only(Event.Invited.class);
        assertEquals(house.time.millis() + Duration.ofDays(1).toMillis(), invited.until());
        assertTrue(isLetIn(house, "Ada", invited.token()));
        assertTrue(isLetIn(house, "Bob", invited.token()));
        house.time.pass(Duration.ofHours(24));
        assertFalse(isLetIn(house, "Cleo", invited.token()));
    }

    @Test
    void itHoldsAfterARestartOnlyWhatIsLeftOfIt() {
        lock(null);
        String used = token(host, new Command.Invite(null, true, null));
        String once = token(host, new Command.Invite(null, true, null));
        String day = token(host, new Command.Invite(null, false, 60));
        assertTrue(isLetIn(house, "Ada", used));
        house.hub.stop("", 1);
        var after = new House(house);
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
        assertFalse(isLetIn(house, "Ada", token));
        house.hub.stop("", 1);
        assertFalse(isLetIn(new House(house), "Bob", token));
    }

    @Test
    void aHostsOpensTheServerAndTheRoom() {
        lock(null);
        lock("lobby");
        String token = token(host, new Command.Invite("lobby", true, null));
        ListPeer ada = house.knock("Ada");
        ada.ask(hello("Ada", token));
        ada.only(Event.Welcome.class);
        ada.join("lobby");
        ada.only(Event.Entered.class);
        ListPeer bob = house.knock("Bob");
        bob.assertRefused(bob.ask(hello("Bob", token)), Code.PASSWORD_WRONG);
    }

    @Test
    void anOwnersOpensTheRoomOnly() {
        ListPeer ada = house.guest("Ada", "attic");
        ada.ask(new Command.SetPassword("attic", "open sesame"));
        lock(null);
        String token = token(ada, new Command.Invite("attic", false, null));
        ListPeer bob = house.knock("Bob");
        bob.assertRefused(bob.ask(hello("Bob", token)), Code.PASSWORD_WRONG);
        bob.take();
        bob.ask(hello("Bob", "open sesame"));
        bob.take();
        bob.assertRefused(bob.join("attic"), Code.PASSWORD_NEEDED);
        bob.take();
        bob.ask(new Command.Join("attic", null, null, token));
        bob.only(Event.Entered.class);
    }

    @Test
    void onlyWhoeverMaySetThePasswordInvitesPastIt() {
        ListPeer ada = house.guest("Ada", "attic");
        ListPeer bob = house.guest("Bob", "attic");
        ada.ask(new Command.SetPassword("attic", "open sesame"));
        lock(null);
        House.forget(ada, bob);
        bob.assertRefused(bob.ask(new Command.Invite("attic", true, 5)), Code.NOT_ALLOWED);
        ada.assertRefused(ada.ask(new Command.Invite(null, true, 5)), Code.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.Invite("cellar", true, 5)), Code.NO_SUCH_ROOM);
    }

    @Test
    void whereNoPasswordIsAskedThereIsNothingToPass() {
        host.assertRefused(host.ask(new Command.Invite("lobby", true, null)), Code.INVALID);
    }

    @Test
    void aRoomMadeAnewIsNotOpenedByWhatOpenedTheOldOne() {
        lock("lobby");
        String token = token(host, new Command.Invite("lobby", false, null));
        host.ask(new Command.CloseRoom("lobby", 0));
        house.pass(Duration.ofSeconds(1));
        host.join("lobby");
        lock("lobby");
        ListPeer ada = house.guest("Ada");
        ada.assertRefused(
                ada.ask(new Command.Join("lobby", null, null, token)), Code.PASSWORD_WRONG);
    }

    @Test
    void aHundredAreEnoughUntilSomeAreOver() {
        lock(null);
        for (int i = 0; i < 100; i++) {
            token(host, new Command.Invite(null, false, 10));
            house.time.pass(Duration.ofMillis(200));
        }
        host.assertRefused(host.ask(new Command.Invite(null, true, null)), Code.TOO_MANY);
        house.time.pass(Duration.ofMinutes(10));
        token(host, new Command.Invite(null, true, null));
    }
}
