package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.protocol.Schedule;
import foyer.serverstore.MessageStore;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A new hub on the store of the old one: what members rely on is as it was.
class RestartTest {
    private final HubFixture before = new HubFixture("lobby");
    private final RecordingPeer host = before.guest("Host", "lobby");
    private final RecordingPeer bob = before.guest("Bob");
    private final RecordingPeer ada = before.guest("Ada", "lobby", "attic", "empty");

    private HubFixture restart() {
        before.hub.stop("Back in a moment.", 1);
        return new HubFixture(before);
    }

    private static List<RoomInfo> listed(RecordingPeer peer) {
        return peer.only(Event.Rooms.class).rooms();
    }

    private static RecordingPeer enter(HubFixture hub, String who) {
        RecordingPeer peer = hub.knock(who);
        peer.ask(HubFixture.hello(who));
        return peer;
    }

    @Test
    void roomsTopicsAndWordsAreThereAndTheNumberingGoesOn() {
        ada.say("attic", 5, "before");
        ada.ask(new Command.SetTopic("attic", "tea"));
        HubFixture after = restart();
        RecordingPeer again = enter(after, "Ada");
        assertEquals(
                List.of("lobby", "attic"), listed(again).stream().map(RoomInfo::name).toList());
        assertEquals("tea", listed(again).getLast().topic());
        assertEquals(MemberKeys.id("Ada"), listed(again).getLast().owner());
        again.ask(new Command.Join("attic", 1L, null));
        assertEquals(1, again.entries("attic").size());
        again.take();
        again.say("attic", 5, "before");
        assertEquals(1, again.only(Said.class).seq(), "sent again, it is not stored again");
        again.take();
        again.say("attic", 6, "after");
        assertEquals(3, again.only(Said.class).seq());
    }

    @Test
    void theFirstRoomIsOpenedOnlyWhereThereIsNoRoomAtAll() {
        assertEquals(
                List.of("Ada’s room"),
                rooms(firstRoom(MessageStore.inMemory("new"), "Ada’s room")));
        before.hub.stop("Back in a moment.", 1);
        assertEquals(List.of("lobby"), rooms(firstRoom(before.store, "Ada’s room")));
    }

    private static HubFixture firstRoom(MessageStore store, String room) {
        var settings =
                new HubSettings("House", Set.of(), List.of(), room, List.of(), HubLimits.DEFAULT);
        return new HubFixture(store, settings);
    }

    private static List<String> rooms(HubFixture hub) {
        return listed(enter(hub, "Ada")).stream().map(RoomInfo::name).toList();
    }

    @Test
    void moderatorsAndPlansAreKept() {
        host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        ada.ask(new Command.AddSchedule("stand up", 15));
        RecordingPeer again = enter(restart(), "Ada");
        assertEquals(Role.MODERATOR, again.only(Event.Welcome.class).you().role());
        assertEquals(
                List.of(new Schedule(1, "stand up", 15)),
                again.only(Event.Schedules.class).schedules());
    }

    @Test
    void directConversationsAreKeptForTheTwo() {
        String two = Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));
        ada.ask(new Command.Direct(bob.id()));
        ada.say(two, 9, "psst");
        HubFixture after = restart();
        RecordingPeer bobAgain = enter(after, "Bob");
        assertEquals("Ada", listed(bobAgain).getLast().with().name());
        bobAgain.join(two);
        assertEquals(1, bobAgain.entries(two).size());
        assertEquals(
                List.of("lobby"),
                listed(enter(after, "Eve")).stream().map(RoomInfo::name).toList());
    }

    @Test
    void aClosedRoomStaysClosed() {
        ada.say("attic", 5, "before");
        ada.ask(new Command.CloseRoom("attic", 0));
        before.pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("lobby"),
                listed(enter(restart(), "Bob")).stream().map(RoomInfo::name).toList());
    }
}
