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

/// A hub on the store of another one that has stopped.
class RestartTest {
    private final HubFixture before = new HubFixture("lobby");
    private final RecordingPeer host = before.signIn("Host", "lobby");
    private final RecordingPeer bob = before.signIn("Bob");
    private final RecordingPeer ada = before.signIn("Ada", "lobby", "attic", "empty");

    private HubFixture restart() {
        before.hub.stop("Back in a moment.", 1);
        return before.restart();
    }

    private static List<RoomInfo> roomInfos(RecordingPeer peer) {
        return peer.only(Event.Rooms.class).rooms();
    }

    @Test
    void roomsSurviveAndNumberingContinues() {
        ada.say("attic", 5, "before");
        ada.send(new Command.SetTopic("attic", "tea"));
        HubFixture after = restart();
        RecordingPeer again = after.sendHello("Ada");
        assertEquals(
                List.of("lobby", "attic"), roomInfos(again).stream().map(RoomInfo::name).toList());
        assertEquals("tea", roomInfos(again).getLast().topic());
        assertEquals(MemberKeys.id("Ada"), roomInfos(again).getLast().owner());
        again.send(new Command.Join("attic", 1L, null));
        assertEquals(1, again.entries("attic").size());
        again.take();
        again.say("attic", 5, "before");
        assertEquals(1, again.only(Said.class).seq(), "a repeated message is not stored again");
        again.take();
        again.say("attic", 6, "after");
        assertEquals(3, again.only(Said.class).seq());
    }

    @Test
    void firstRoomIsOpenedOnlyWithoutOtherRooms() {
        assertEquals(
                List.of("Ada’s room"),
                rooms(firstRoom(MessageStore.inMemory("new"), "Ada’s room")));
        before.hub.stop("Back in a moment.", 1);
        assertEquals(List.of("lobby"), rooms(firstRoom(before.store, "Ada’s room")));
    }

    private static HubFixture firstRoom(MessageStore store, String room) {
        var settings =
                new HubSettings("House", Set.of(), List.of(), room, List.of(), HubLimits.DEFAULT);
        return new HubFixture(store, settings, null);
    }

    private static List<String> rooms(HubFixture hub) {
        return roomInfos(hub.sendHello("Ada")).stream().map(RoomInfo::name).toList();
    }

    @Test
    void moderatorsAndSchedulesSurvive() {
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        ada.send(new Command.AddSchedule("stand up", 15));
        RecordingPeer again = restart().sendHello("Ada");
        assertEquals(Role.MODERATOR, again.only(Event.Welcome.class).you().role());
        assertEquals(
                List.of(new Schedule(1, "stand up", 15)),
                again.only(Event.Schedules.class).schedules());
    }

    @Test
    void directConversationsSurvive() {
        String two = Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));
        ada.send(new Command.Direct(bob.id()));
        ada.say(two, 9, "psst");
        HubFixture after = restart();
        RecordingPeer bobAgain = after.sendHello("Bob");
        assertEquals("Ada", roomInfos(bobAgain).getLast().with().name());
        bobAgain.join(two);
        assertEquals(1, bobAgain.entries(two).size());
        assertEquals(
                List.of("lobby"),
                roomInfos(after.sendHello("Eve")).stream().map(RoomInfo::name).toList());
    }

    @Test
    void closedRoomStaysClosed() {
        ada.say("attic", 5, "before");
        ada.send(new Command.CloseRoom("attic", 0));
        before.pass(Duration.ofSeconds(1));
        assertEquals(
                List.of("lobby"),
                roomInfos(restart().sendHello("Bob")).stream().map(RoomInfo::name).toList());
    }
}
