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

/// A room with a password.
class RoomPasswordTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host");
    private final RecordingPeer ada = hub.signIn("Ada", "attic");
    private final RecordingPeer bob = hub.signIn("Bob", "attic");
    private final RecordingPeer cleo = hub.signIn("Cleo");

    RoomPasswordTest() {
        HubFixture.discardEvents(host, ada, bob, cleo);
        ada.send(new Command.SetPassword("attic", "open sesame"));
    }

    private static void assertIn(String room, RecordingPeer peer) {
        assertEquals(room, peer.only(Event.Entered.class).room().name());
    }

    @Test
    void passwordIsBroadcastAndMembersStay() {
        var set = new Event.PasswordSet("attic", MemberKeys.id("Ada"), "Ada", true);
        for (RecordingPeer peer : List.of(host, ada, bob, cleo)) {
            assertEquals(List.of(set), peer.take());
        }
        bob.say("attic", 1, "still here");
        assertEquals("still here", ada.only(LogEntry.Said.class).text());
    }

    @Test
    void memberNeedsThePasswordOnce() {
        cleo.take();
        cleo.assertRefused(cleo.join("attic"), ErrorCode.PASSWORD_NEEDED);
        assertEquals("attic needs a password.", cleo.only(Event.Refused.class).words());
        cleo.take();
        cleo.assertRefused(
                cleo.send(new Command.Join("attic", null, null, "guess")),
                ErrorCode.PASSWORD_WRONG);
        cleo.take();
        cleo.send(new Command.Join("attic", null, null, "open sesame"));
        assertIn("attic", cleo);
        assertTrue(cleo.only(Event.Entered.class).room().isLocked());
        cleo.send(new Command.Leave("attic"));
        cleo.take();
        cleo.join("attic");
        assertIn("attic", cleo);
    }

    @Test
    void ownerAndHostNeedNoPassword() {
        host.take();
        host.send(new Command.SetPassword("attic", "of the host"));
        ada.send(new Command.Leave("attic"));
        HubFixture.discardEvents(host, ada);
        ada.join("attic");
        assertIn("attic", ada);
        host.join("attic");
        assertIn("attic", host);
    }

    @Test
    void onlyOwnerAndHostSetThePassword() {
        bob.take();
        bob.assertRefused(
                bob.send(new Command.SetPassword("attic", "mine")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.send(new Command.SetPassword("attic", "")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(
                bob.send(new Command.SetPassword("lobby", "mine")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(bob.send(new Command.SetPassword("cellar", "x")), ErrorCode.NO_SUCH_ROOM);
        host.take();
        host.send(new Command.SetPassword("lobby", "of the host"));
        assertEquals("lobby", host.only(Event.PasswordSet.class).room());
    }

    @Test
    void directConversationHasNoPassword() {
        ada.send(new Command.Direct(bob.id()));
        String room = Names.direct(ada.id(), bob.id());
        ada.take();
        ada.assertRefused(ada.send(new Command.SetPassword(room, "x")), ErrorCode.NOT_ALLOWED);
        cleo.take();
        cleo.assertRefused(cleo.send(new Command.SetPassword(room, "x")), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void roomListShowsLocksAfterARestart() {
        ada.say("attic", 1, "so that it stays");
        assertEquals(List.of(false, true), locks(hub));
        hub.hub.stop("", 1);
        var after = hub.restart();
        assertEquals(List.of(false, true), locks(after));
        RecordingPeer again = after.signIn("Bob");
        again.assertRefused(again.join("attic"), ErrorCode.PASSWORD_NEEDED);
    }

    private static List<Boolean> locks(HubFixture hub) {
        RecordingPeer dora = hub.sendHello("Dora");
        return dora.only(Event.Rooms.class).rooms().stream().map(RoomInfo::isLocked).toList();
    }

    @Test
    void returningMemberNeedsANewPassword() {
        hub.disconnect(bob);
        RecordingPeer again = hub.signIn("Bob");
        again.assertRefused(
                again.send(new Command.Join("attic", 0L, null)), ErrorCode.PASSWORD_NEEDED);
        again.take();
        again.send(new Command.Join("attic", 0L, null, "open sesame"));
        assertFalse(again.only(Event.Entered.class).anew(), "gets only the missed entries");
    }

    @Test
    void passwordEndsWithItsRoom() {
        ada.say("attic", 1, "hello");
        ada.send(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        cleo.take();
        cleo.join("attic");
        assertFalse(cleo.only(Event.Entered.class).room().isLocked());
        cleo.say("attic", 1, "so that it stays");
        hub.hub.stop("", 1);
        RecordingPeer dora = hub.restart().signIn("Dora");
        dora.join("attic");
        assertIn("attic", dora);
    }

    @Test
    void passwordIsRefusedWhenRoomClosesDuringHashing() {
        hub.pausesHashing = true;
        ada.take();
        long id = ada.send(new Command.SetPassword("attic", "another"));
        ada.send(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        ada.take();
        hub.runHashing();
        ada.assertRefused(id, ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void secondPasswordDuringHashingIsRefused() {
        hub.pausesHashing = true;
        cleo.take();
        cleo.send(new Command.Join("attic", null, null, "open sesame"));
        cleo.assertRefused(
                cleo.send(new Command.Join("attic", null, null, "guess")), ErrorCode.BUSY);
        cleo.take();
        hub.disconnect(cleo);
        hub.runHashing();
        assertEquals(List.of(), cleo.take());
        ada.take();
        hub.pausesHashing = false;
        RecordingPeer again = hub.signIn("Cleo");
        again.assertRefused(again.join("attic"), ErrorCode.PASSWORD_NEEDED);
    }

    @Test
    void joinIsRefusedWhenRoomClosesDuringHashing() {
        hub.pausesHashing = true;
        cleo.take();
        long id = cleo.send(new Command.Join("attic", null, null, "open sesame"));
        ada.send(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        cleo.take();
        hub.runHashing();
        cleo.assertRefused(id, ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void admissionToClosedRoomDoesNotOpenItsSuccessor() {
        hub.pausesHashing = true;
        cleo.send(new Command.Join("attic", null, null, "open sesame"));
        ada.send(new Command.CloseRoom("attic", 0));
        hub.pass(Duration.ofSeconds(1));
        bob.join("attic");
        bob.say("attic", 1, "so that it stays");
        cleo.take();
        hub.runHashing();
        assertEquals(ErrorCode.NO_SUCH_ROOM, cleo.only(Event.Refused.class).code());
        hub.pausesHashing = false;
        bob.send(new Command.SetPassword("attic", "open sesame"));
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
        hub.pausesHashing = true;
        long id = cleo.send(new Command.Join("attic", null, null, "open sesame"));
        for (int i = 0; i < Limits.ROOMS_PER_MEMBER; i++) {
            cleo.join("room " + i);
            hub.pass(Duration.ofMillis(250));
        }
        cleo.take();
        hub.runHashing();
        cleo.assertRefused(id, ErrorCode.TOO_MANY);
    }
}
