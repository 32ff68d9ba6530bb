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

/// The disk fails for a while: what must be stored is refused, everything else continues, and the
/// state is unchanged when the disk works again.
class DiskFailureTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby");

    @BeforeEach
    void breakTheDisk() {
        ada.say("lobby", 1, "before");
        BrokenDisk.takesNothing(hub.store);
        HubFixture.discardEvents(host, ada, bob);
        ada.say("lobby", 2, "lost");
        assertEquals(ErrorCode.NOT_STORED, ada.only(Event.Refused.class).code());
        assertEquals(List.of(), bob.received(Said.class));
    }

    @Test
    void everyoneIsNotifiedOfFailureAndRecovery() {
        for (RecordingPeer each : List.of(host, ada, bob)) {
            assertEquals(false, each.only(Event.Storing.class).works());
        }
        HubFixture.discardEvents(host, ada, bob);
        hub.pass(Duration.ofSeconds(3));
        assertEquals(List.of(), ada.received(Event.Storing.class), "one notification is enough");
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        for (RecordingPeer each : List.of(host, ada, bob)) {
            assertEquals(true, each.only(Event.Storing.class).works());
        }
        HubFixture.discardEvents(ada, bob);
        ada.say("lobby", 2, "lost");
        assertEquals(2, bob.only(Said.class).seq(), "the numbering has no gap");
    }

    @Test
    void newSessionIsNotifiedOfTheFailure() {
        RecordingPeer late = hub.sendHello("Late");
        assertEquals(false, late.only(Event.Storing.class).works());
    }

    @Test
    void refusedCommandsLeaveNoTrace() {
        HubFixture.discardEvents(host, ada, bob);
        assertNotStored(host, new Command.Say("lobby", 1, "no"));
        assertNotStored(host, new Command.Announce(2, "no"));
        assertNotStored(host, new Command.SetTopic("lobby", "no"));
        assertNotStored(host, new Command.Join("attic"));
        assertNotStored(host, new Command.Direct(bob.id()));
        assertNotStored(host, new Command.SetRole(bob.id(), Role.MODERATOR));
        assertNotStored(host, new Command.AddSchedule("no", 5));
        assertEquals(List.of(), bob.take());
        assertEquals(List.of("lobby"), roomNames());
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        HubFixture.discardEvents(host, ada, bob);
        host.send(new Command.Join("attic"));
        assertEquals(MemberKeys.id("Host"), host.only(Event.Entered.class).room().owner());
        host.send(new Command.AddSchedule("tea", 5));
        assertEquals(1, host.only(Event.Schedules.class).schedules().size());
        assertEquals(List.of("lobby", "attic"), roomNames());
    }

    private static void assertNotStored(RecordingPeer peer, Command command) {
        peer.assertRefused(peer.send(command), ErrorCode.NOT_STORED);
        peer.take();
    }

    private List<String> roomNames() {
        RecordingPeer late = hub.sendHello("Looker");
        List<String> names =
                late.only(Event.Rooms.class).rooms().stream().map(room -> room.name()).toList();
        hub.disconnect(late);
        return names;
    }

    @Test
    void roomIsNotOpenedWhileDiskFails() {
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        BrokenDisk.takesNothing(hub.store);
        HubFixture.discardEvents(host, ada, bob);
        ada.send(new Command.Join("attic"));
        assertEquals(ErrorCode.NOT_STORED, ada.only(Event.Refused.class).code());
        assertEquals(List.of(), ada.received(Event.Entered.class));
        assertEquals(List.of(), bob.received(Event.RoomOpened.class));
        assertEquals(List.of("lobby"), roomNames());
    }

    @Test
    void readingContinuesWhileTheDiskFails() {
        HubFixture.discardEvents(ada, bob);
        ada.send(new Command.History("lobby", 99, 10));
        assertEquals(1, ada.only(Event.Page.class).entries().size());
        ada.send(new Command.Echo("there?"));
        assertEquals("there?", ada.only(Event.Echoed.class).text());
        ada.say("lobby", 1, "before");
        assertEquals(1, ada.only(Said.class).seq(), "a stored message is answered again");
        RecordingPeer late = hub.signIn("Late", "lobby");
        late.send(new Command.Ping());
        late.only(Event.Pong.class);
        assertTrue(bob.received(Event.Joined.class).size() == 1);
    }

    @Test
    void emptyRoomIsRemovedAfterRecovery() {
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        ada.join("attic");
        BrokenDisk.takesNothing(hub.store);
        ada.send(new Command.Leave("attic"));
        hub.pass(Duration.ofSeconds(2));
        assertEquals(List.of("lobby", "attic"), roomNames());
        BrokenDisk.takesAll(hub.store);
        hub.pass(Duration.ofSeconds(2));
        assertEquals(List.of("lobby"), roomNames());
    }
}
