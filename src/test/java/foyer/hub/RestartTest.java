package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged.Said;
import foyer.protocol.Names;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.protocol.Schedule;
import foyer.store.MessageStore;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A new hub on the store of the old one: what members rely on is as it was.
class RestartTest {
    private final House before = new House("lobby");
    private final ListPeer host = before.guest("Host", "lobby");
    private final ListPeer bob = before.guest("Bob");
    private final ListPeer ada = before.guest("Ada", "lobby", "attic", "empty");

    private House restart() {
        before.hub.stop("Back in a moment.", 1);
        return new House(before);
    }

    private static List<RoomInfo> listed(ListPeer peer) {
        return peer.only(Event.Rooms.class).rooms();
    }

    private static ListPeer enter(House house, String who) {
        ListPeer peer = house.knock(who);
        peer.ask(House.hello(who));
        return peer;
    }

    @Test
    void roomsTopicsAndWordsAreThereAndTheNumberingGoesOn() {
        ada.say("attic", 5, "before");
        ada.ask(new Command.SetTopic("attic", "tea"));
        House after = restart();
        ListPeer again = enter(after, "Ada");
        assertEquals(
                List.of("lobby", "attic"), listed(again).stream().map(RoomInfo::name).toList());
        assertEquals("tea", listed(again).getLast().topic());
        assertEquals(Keys.id("Ada"), listed(again).getLast().owner());
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

    private static House firstRoom(MessageStore store, String room) {
        var settings =
                new HubSettings("House", Set.of(), List.of(), room, List.of(), HubLimits.DEFAULT);
        return new House(store, settings);
    }

    private static List<String> rooms(House house) {
        return listed(enter(house, "Ada")).stream().map(RoomInfo::name).toList();
    }

    @Test
    void moderatorsAndPlansAreKept() {
        host.ask(new Command.SetRole(Keys.id("Ada"), Role.MODERATOR));
        ada.ask(new Command.AddSchedule("stand up", 15));
        ListPeer again = enter(restart(), "Ada");
        assertEquals(Role.MODERATOR, again.only(Event.Welcome.class).you().role());
        assertEquals(
                List.of(new Schedule(1, "stand up", 15)),
                again.only(Event.Schedules.class).schedules());
    }

    @Test
    void directConversationsAreKeptForTheTwo() {
        String two = Names.direct(Keys.id("Ada"), Keys.id("Bob"));
        ada.ask(new Command.Direct(bob.id()));
        ada.say(two, 9, "psst");
        House after = restart();
        ListPeer bobAgain = enter(after, "Bob");
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
