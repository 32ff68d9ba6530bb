package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Role;
import foyer.serverstore.BrokenDisk;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The disk takes nothing for a while: nothing is pretended, what needs no disk goes on, and all is
/// as it was when the disk is back.
class DiskTroubleTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby");
    private final RecordingPeer bob = hub.guest("Bob", "lobby");

    @BeforeEach
    void breakTheDisk() {
        ada.say("lobby", 1, "before");
        BrokenDisk.takesNothing(hub.store);
        HubFixture.forget(host, ada, bob);
        ada.say("lobby", 2, "lost");
        assertEquals(ErrorCode.NOT_STORED, ada.only(Event.Refused.class).code());
        assertEquals(List.of(), bob.heard(Said.class));
    }

    @Test
    void everybodyIsToldWhenItBeginsAndWhenItIsOver() {
        for (RecordingPeer each : List.of(host, ada, bob)) {
            assertEquals(false, each.only(Event.Storing.class).works());
        }
        HubFixture.forget(host, ada, bob);
        hub.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), ada.heard(Event.Storing.class), "it is told once");
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        for (RecordingPeer each : List.of(host, ada, bob)) {
            assertEquals(true, each.only(Event.Storing.class).works());
        }
        HubFixture.forget(ada, bob);
        ada.say("lobby", 2, "lost");
        assertEquals(2, bob.only(Said.class).seq(), "no place is skipped");
    }

    @Test
    void whoComesMeanwhileIsToldToo() {
        RecordingPeer late = hub.knock("Late");
        late.ask(HubFixture.hello("Late"));
        assertEquals(false, late.only(Event.Storing.class).works());
    }

    @Test
    void whatWouldBeStoredIsRefusedAndNothingOfItStays() {
        HubFixture.forget(host, ada, bob);
        assertRefused(host, new Command.Say("lobby", 1, "no"));
        assertRefused(host, new Command.Announce(2, "no"));
        assertRefused(host, new Command.SetTopic("lobby", "no"));
        assertRefused(host, new Command.Join("attic"));
        assertRefused(host, new Command.Direct(bob.id()));
        assertRefused(host, new Command.SetRole(bob.id(), Role.MODERATOR));
        assertRefused(host, new Command.AddSchedule("no", 5));
        assertEquals(List.of(), bob.take());
        assertEquals(List.of("lobby"), rooms());
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        HubFixture.forget(host, ada, bob);
        host.ask(new Command.Join("attic"));
        assertEquals(MemberKeys.id("Host"), host.only(Event.Entered.class).room().owner());
        host.ask(new Command.AddSchedule("tea", 5));
        assertEquals(1, host.only(Event.Schedules.class).schedules().size());
        assertEquals(List.of("lobby", "attic"), rooms());
    }

    private void assertRefused(RecordingPeer peer, Command command) {
        peer.assertRefused(peer.ask(command), ErrorCode.NOT_STORED);
        peer.take();
    }

    private List<String> rooms() {
        RecordingPeer late = hub.knock("Looker");
        late.ask(HubFixture.hello("Looker"));
        List<String> names =
                late.only(Event.Rooms.class).rooms().stream().map(room -> room.name()).toList();
        hub.breaks(late);
        return names;
    }

    @Test
    void aRoomWhoseFirstMomentFailsTheDiskIsNotThere() {
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        BrokenDisk.takesNothing(hub.store);
        HubFixture.forget(host, ada, bob);
        ada.ask(new Command.Join("attic"));
        assertEquals(ErrorCode.NOT_STORED, ada.only(Event.Refused.class).code());
        assertEquals(List.of(), ada.heard(Event.Entered.class));
        assertEquals(List.of(), bob.heard(Event.RoomOpened.class));
        assertEquals(List.of("lobby"), rooms());
    }

    @Test
    void readingJoiningAndAskingGoOn() {
        HubFixture.forget(ada, bob);
        ada.ask(new Command.History("lobby", 99, 10));
        assertEquals(1, ada.only(Event.Page.class).entries().size());
        ada.ask(new Command.Echo("there?"));
        assertEquals("there?", ada.only(Event.Echoed.class).text());
        ada.say("lobby", 1, "before");
        assertEquals(1, ada.only(Said.class).seq(), "what was stored is answered again");
        RecordingPeer late = hub.guest("Late", "lobby");
        late.ask(new Command.Ping());
        late.only(Event.Pong.class);
        assertTrue(bob.heard(Event.Joined.class).size() == 1);
    }

    @Test
    void anEmptyRoomGoesWhenTheDiskIsBack() {
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        ada.join("attic");
        BrokenDisk.takesNothing(hub.store);
        ada.ask(new Command.Leave("attic"));
        hub.pass(Duration.ofSeconds(2));
        assertEquals(List.of("lobby", "attic"), rooms());
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        assertEquals(List.of("lobby"), rooms());
    }
}
