package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A room that asks for a password.
class RoomPasswordTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host");
    private final RecordingPeer ada = hub.guest("Ada", "attic");
    private final RecordingPeer bob = hub.guest("Bob", "attic");
    private final RecordingPeer cleo = hub.guest("Cleo");

    RoomPasswordTest() {
        HubFixture.forget(host, ada, bob, cleo);
        ada.ask(new Command.SetPassword("attic", "open sesame"));
    }

    private static void assertIn(String room, RecordingPeer peer) {
        assertEquals(room, peer.only(Event.Entered.class).room().name());
    }

    @Test
    void everybodyHearsOfItAndWhoIsInsideStays() {
        var set = new Event.PasswordSet("attic", MemberKeys.id("Ada"), "Ada", true);
        for (RecordingPeer peer : List.of(host, ada, bob, cleo)) {
            assertEquals(List.of(set), peer.take());
        }
        bob.say("attic", 1, "still here");
        assertEquals("still here", ada.only(LogEntry.Said.class).text());
    }

    @Test
    void whoComesIsAskedAndIsKnownAfterwards() {
        cleo.take();
        cleo.assertRefused(cleo.join("attic"), ErrorCode.PASSWORD_NEEDED);
        assertEquals("attic needs a password.", cleo.only(Event.Refused.class).words());
        cleo.take();
        cleo.assertRefused(
                cleo.ask(new Command.Join("attic", null, null, "guess")), ErrorCode.PASSWORD_WRONG);
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
        HubFixture.forget(host, ada);
        ada.join("attic");
        assertIn("attic", ada);
        host.join("attic");
        assertIn("attic", host);
    }

    @Test
    void onlyItsOwnerAndAHostSetIt() {
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("attic", "mine")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("attic", "")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("lobby", "mine")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.ask(new Command.SetPassword("cellar", "x")), ErrorCode.NO_SUCH_ROOM);
        host.take();
        host.ask(new Command.SetPassword("lobby", "of the host"));
        assertEquals("lobby", host.only(Event.PasswordSet.class).room());
    }

    @Test
    void aConversationOfTwoHasNone() {
        ada.ask(new Command.Direct(bob.id()));
        String room = Names.direct(ada.id(), bob.id());
        ada.take();
        ada.assertRefused(ada.ask(new Command.SetPassword(room, "x")), ErrorCode.NOT_ALLOWED);
        cleo.take();
        cleo.assertRefused(cleo.ask(new Command.SetPassword(room, "x")), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void theListTellsWhichRoomsAskAlsoAfterARestart() {
        ada.say("attic", 1, "so that it stays");
        assertEquals(List.of(false, true), locks(hub));
        hub.hub.stop("", 1);
        var after = new HubFixture(hub);
        assertEquals(List.of(false, true), locks(after));
        RecordingPeer again = after.guest("Bob");
        again.assertRefused(again.join("attic"), ErrorCode.PASSWORD_NEEDED);
    }

    private static List<Boolean> locks(HubFixture hub) {
        RecordingPeer dora = hub.knock("Dora");
        dora.ask(HubFixture.hello("Dora"));
        return dora.only(Event.Rooms.class).rooms().stream().map(RoomInfo::isLocked).toList();
    }

    @Test
    void whoComesBackAfterItWasSetIsAsked() {
        hub.breaks(bob);
        RecordingPeer again = hub.guest("Bob");
        again.assertRefused(
                again.ask(new Command.Join("attic", 0L, null)), ErrorCode.PASSWORD_NEEDED);
        again.take();
        again.ask(new Command.Join("attic", 0L, null, "open sesame"));
        assertFalse(again.only(Event.Entered.class).anew(), "and gets what was missed only");
    }

    @Test
    void aRoomThatIsGoneTakesItsPasswordWithIt() {
        ada.say("attic", 1, "hello");
        ada.ask(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        cleo.take();
        cleo.join("attic");
        assertFalse(cleo.only(Event.Entered.class).room().isLocked());
        cleo.say("attic", 1, "so that it stays");
        hub.hub.stop("", 1);
        RecordingPeer dora = new HubFixture(hub).guest("Dora");
        dora.join("attic");
        assertIn("attic", dora);
    }

    @Test
    void aRoomThatIsClosedMeanwhileGetsNoPassword() {
        hub.holdsHashing = true;
        ada.take();
        long id = ada.ask(new Command.SetPassword("attic", "another"));
        ada.ask(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        ada.take();
        hub.hash();
        ada.assertRefused(id, ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void onePasswordAtATimeAndWhoIsGoneMeanwhileIsNotLetIn() {
        hub.holdsHashing = true;
        cleo.take();
        cleo.ask(new Command.Join("attic", null, null, "open sesame"));
        cleo.assertRefused(
                cleo.ask(new Command.Join("attic", null, null, "guess")), ErrorCode.BUSY);
        cleo.take();
        hub.breaks(cleo);
        hub.hash();
        assertEquals(List.of(), cleo.take());
        ada.take();
        hub.holdsHashing = false;
        RecordingPeer again = hub.guest("Cleo");
        again.assertRefused(again.join("attic"), ErrorCode.PASSWORD_NEEDED);
    }

    @Test
    void joinIsRefusedWhenRoomClosesDuringHashing() {
        hub.holdsHashing = true;
        cleo.take();
        long id = cleo.ask(new Command.Join("attic", null, null, "open sesame"));
        ada.ask(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        cleo.take();
        hub.hash();
        cleo.assertRefused(id, ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void admissionToClosedRoomDoesNotOpenItsSuccessor() {
        hub.holdsHashing = true;
        cleo.ask(new Command.Join("attic", null, null, "open sesame"));
        ada.ask(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        bob.join("attic");
        bob.say("attic", 1, "so that it stays");
        cleo.take();
        hub.hash();
        assertEquals(ErrorCode.NO_SUCH_ROOM, cleo.only(Event.Refused.class).code());
        hub.holdsHashing = false;
        bob.ask(new Command.SetPassword("attic", "open sesame"));
        cleo.take();
        cleo.assertRefused(cleo.join("attic"), ErrorCode.PASSWORD_NEEDED);
        assertEquals(
                List.of(bob.id()),
                hub.store.persistedState().admitted().stream()
                        .map(admitted -> admitted.member())
                        .toList());
    }

    @Test
    void roomLimitHoldsAfterHashing() {
        hub.holdsHashing = true;
        long id = cleo.ask(new Command.Join("attic", null, null, "open sesame"));
        for (int i = 0; i < Limits.ROOMS_PER_MEMBER; i++) {
            cleo.join("room " + i);
            hub.pass(Duration.ofMillis(250));
        }
        cleo.take();
        hub.hash();
        cleo.assertRefused(id, ErrorCode.TOO_MANY);
    }
}
