package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A room that asks for a password.
class RoomPasswordTest {
    private final House house = new House("lobby");
    private final ListPeer host = house.guest("Host");
    private final ListPeer ada = house.guest("Ada", "attic");
    private final ListPeer bob = house.guest("Bob", "attic");
    private final ListPeer cleo = house.guest("Cleo");

    RoomPasswordTest() {
        House.forget(host, ada, bob, cleo);
        ada.ask(new Command.SetPassword("attic", "open sesame"));
    }

    private static void assertIn(String room, ListPeer peer) {
        assertEquals(room, peer.only(Event.Entered.class).room().name());
    }

    @Test
    void everybodyHearsOfItAndWhoIsInsideStays() {
        var set = new Event.PasswordSet("attic", Keys.id("Ada"), "Ada", true);
        for (ListPeer peer : List.of(host, ada, bob, cleo)) {
            assertEquals(List.of(set), peer.take());
        }
        bob.say("attic", 1, "still here");
        assertEquals("still here", ada.only(Logged.Said.class).text());
    }

    @Test
    void whoComesIsAskedAndIsKnownAfterwards() {
        cleo.take();
        cleo.assertRefused(cleo.join("attic"), Code.PASSWORD_NEEDED);
        assertEquals("attic asks for a password.", cleo.only(Event.Refused.class).words());
        cleo.take();
        cleo.assertRefused(
                cleo.ask(new Command.Join("attic", null, null, "guess")), Code.PASSWORD_WRONG);
        cleo.take();
        cleo.ask(new Command.Join("attic", null, null, "open sesame"));
        assertIn("attic", cleo);
        assertTrue(cleo.only(Event.Entered.class).room().isLocked());
        cleo.ask(new Command.Leave("attic"));
        cleo.take();
        cleo.join("attic");
        assertIn("attic", cleo);
    }

    @Test
    void neitherItsOwnerNorAHostIsAsked() {
        host.take();
        host.ask(new Command.SetPassword("attic", "of the host"));
        ada.ask(new Command.Leave("attic"));
        House.forget(host, ada);
        ada.join("attic");
        assertIn("attic", ada);
        host.join("attic");
        assertIn("attic", host);
    }

    @Test
    void onlyItsOwnerAndAHostSetIt() {
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("attic", "mine")), Code.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("attic", "")), Code.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("lobby", "mine")), Code.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("cellar", "x")), Code.NO_SUCH_ROOM);
        host.take();
        host.ask(new Command.SetPassword("lobby", "of the host"));
        assertEquals("lobby", host.only(Event.PasswordSet.class).room());
    }

    @Test
    void aConversationOfTwoHasNone() {
        ada.ask(new Command.Direct(bob.id()));
        String room = Names.direct(ada.id(), bob.id());
        ada.take();
        ada.assertRefused(ada.ask(new Command.SetPassword(room, "x")), Code.NOT_ALLOWED);
        cleo.take();
        cleo.assertRefused(cleo.ask(new Command.SetPassword(room, "x")), Code.NO_SUCH_ROOM);
    }

    @Test
    void theListTellsWhichRoomsAskAlsoAfterARestart() {
        ada.say("attic", 1, "so that it stays");
        assertEquals(List.of(false, true), locks(house));
        house.hub.stop("", 1);
        var after = new House(house);
        assertEquals(List.of(false, true), locks(after));
        ListPeer again = after.guest("Bob");
        again.assertRefused(again.join("attic"), Code.PASSWORD_NEEDED);
    }

    private static List<Boolean> locks(House house) {
        ListPeer dora = house.knock("Dora");
        dora.ask(House.hello("Dora"));
        return dora.only(Event.Rooms.class).rooms().stream().map(RoomInfo::isLocked).toList();
    }

    @Test
    void whoComesBackAfterItWasSetIsAsked() {
        house.breaks(bob);
        ListPeer again = house.guest("Bob");
        again.assertRefused(again.ask(new Command.Join("attic", 0L, null)), Code.PASSWORD_NEEDED);
        again.take();
        again.ask(new Command.Join("attic", 0L, null, "open sesame"));
        assertFalse(again.only(Event.Entered.class).anew(), "and gets what was missed only");
    }

    @Test
    void aRoomThatIsGoneTakesItsPasswordWithIt() {
        ada.say("attic", 1, "hello");
        ada.ask(new Command.CloseRoom("attic", 0));
        house.pass(Duration.ofSeconds(1));
        cleo.take();
        cleo.join("attic");
        assertFalse(cleo.only(Event.Entered.class).room().isLocked());
        cleo.say("attic", 1, "so that it stays");
        house.hub.stop("", 1);
        ListPeer dora = new House(house).guest("Dora");
        dora.join("attic");
        assertIn("attic", dora);
    }

    @Test
    void aRoomThatIsClosedMeanwhileGetsNoPassword() {
        house.holdsHashing = true;
        ada.take();
        long id = ada.ask(new Command.SetPassword("attic", "another"));
        ada.ask(new Command.CloseRoom("attic", 0));
        house.pass(Duration.ofSeconds(1));
        ada.take();
        house.hash();
        ada.assertRefused(id, Code.NO_SUCH_ROOM);
    }

    @Test
    void onePasswordAtATimeAndWhoIsGoneMeanwhileIsNotLetIn() {
        house.holdsHashing = true;
        cleo.take();
        cleo.ask(new Command.Join("attic", null, null, "open sesame"));
        cleo.assertRefused(cleo.ask(new Command.Join("attic", null, null, "guess")), Code.BUSY);
        cleo.take();
        house.breaks(cleo);
        house.hash();
        assertEquals(List.of(), cleo.take());
        ada.take();
        house.holdsHashing = false;
        ListPeer again = house.guest("Cleo");
        again.assertRefused(again.join("attic"), Code.PASSWORD_NEEDED);
    }
}
