package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembershipHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host");
    private final RecordingPeer ada = hub.guest("Ada");
    private final RecordingPeer bob = hub.guest("Bob");
    private final RecordingPeer eve = hub.guest("Eve");

    private static Member member(String name) {
        return new Member(MemberKeys.id(name), name, Role.MEMBER);
    }

    private static RoomInfo info(String name, String owner, int people) {
        return new RoomInfo(name, "", MemberKeys.id(owner), people, null, null);
    }

    /// Which log somebody who just entered a room was told.
    private static String log(RecordingPeer peer) {
        return peer.only(Event.Entered.class).log();
    }

    @Test
    void joiningByANewNameMakesTheRoomAndEverybodyHearsOfIt() {
        long id = ada.join("Garden");
        RoomInfo empty = info("Garden", "Ada", 0);
        assertEquals(
                List.of(
                        new Event.RoomOpened(empty),
                        new Event.Entered(id, info("Garden", "Ada", 1), 0, true, log(ada)),
                        new Event.Present("Garden", List.of(member("Ada"))),
                        new Event.Page("Garden", List.of(), false)),
                ada.take());
        assertEquals(List.of(new Event.RoomOpened(empty)), eve.take());
    }

    @Test
    void joiningByANameThatLooksTheSameEntersTheSameRoom() {
        ada.join("Garden");
        long id = bob.join("#ｇａｒｄｅｎ");
        assertEquals(
                new Event.Entered(id, info("Garden", "Ada", 2), 0, true, log(ada)),
                bob.only(Event.Entered.class));
    }

    @Test
    void membersAreToldWhoComesAndOthersAreNot() {
        ada.join("lobby");
        HubFixture.forget(ada, eve);
        bob.join("lobby");
        assertEquals(List.of(new Event.Joined("lobby", member("Bob"))), ada.take());
        assertEquals(
                List.of(member("Ada"), member("Bob")), bob.only(Event.Present.class).members());
        assertEquals(List.of(), eve.take());
    }

    @Test
    void leavingIsToldToAllAndLeavingTwiceIsHarmless() {
        ada.join("lobby");
        bob.join("lobby");
        HubFixture.forget(ada, bob);
        bob.ask(new Command.Leave("lobby"));
        var left = new Event.Left("lobby", MemberKeys.id("Bob"), "Bob", Departure.LEFT);
        assertEquals(List.of(left), ada.take());
        assertEquals(List.of(left), bob.take());
        bob.ask(new Command.Leave("lobby"));
        bob.ask(new Command.Leave("no such room"));
        assertEquals(List.of(), ada.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void anEmptyRoomInWhichNothingWasSaidVanishesAndOneOfTheStartStays() {
        ada.join("Garden");
        ada.join("lobby");
        HubFixture.forget(ada, eve);
        ada.ask(new Command.Leave("Garden"));
        ada.ask(new Command.Leave("lobby"));
        assertEquals(
                List.of(new Event.RoomClosed("Garden", MemberKeys.id("Ada"), "Ada")), eve.take());
        assertEquals(List.of("lobby"), namesOfRooms());
    }

    @Test
    void anEmptyRoomInWhichSomethingWasSaidStays() {
        ada.join("Garden");
        ada.say("Garden", 1, "remember me");
        ada.ask(new Command.Leave("Garden"));
        assertEquals(List.of("lobby", "Garden"), namesOfRooms());
    }

    private List<String> namesOfRooms() {
        RecordingPeer late = hub.knock("Late");
        late.ask(HubFixture.hello("Late"));
        return late.only(Event.Rooms.class).rooms().stream().map(RoomInfo::name).toList();
    }

    @Test
    void theOwnerClosesARoomThirtySecondsLaterUnlessTheyKeepIt() {
        ada.join("Garden");
        bob.join("Garden");
        HubFixture.forget(ada, bob, eve);
        ada.ask(new Command.CloseRoom("Garden", null));
        var closing = new Event.RoomClosing("Garden", MemberKeys.id("Ada"), "Ada", 30);
        assertEquals(List.of(closing), ada.take());
        assertEquals(List.of(closing), bob.take());
        assertEquals(List.of(), eve.take());

        hub.pass(Duration.ofSeconds(29));
        ada.take();
        ada.ask(new Command.KeepRoom("Garden"));
        var kept = new Event.RoomKept("Garden", MemberKeys.id("Ada"), "Ada");
        assertEquals(List.of(kept), ada.take());
        hub.pass(Duration.ofSeconds(60));
        assertEquals(List.of(), bob.heard(Event.RoomClosed.class));

        ada.ask(new Command.CloseRoom("Garden", null));
        hub.pass(Duration.ofMillis(29_750));
        assertEquals(List.of(), bob.heard(Event.RoomClosed.class));
        hub.pass(Duration.ofMillis(250));
        var closed = new Event.RoomClosed("Garden", MemberKeys.id("Ada"), "Ada");
        for (RecordingPeer one : List.of(ada, bob, eve, host)) {
            assertEquals(closed, one.only(Event.RoomClosed.class));
        }
        bob.take();
        bob.assertRefused(bob.say("Garden", 1, "hello?"), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void theHostClosesAnyRoomAndHearsOfItWithoutBeingInIt() {
        ada.join("Garden");
        HubFixture.forget(ada, host);
        host.ask(new Command.CloseRoom("Garden", 5, "It rains."));
        var closing =
                new Event.RoomClosing("Garden", MemberKeys.id("Host"), "Host", 5, "It rains.");
        assertEquals(List.of(closing), ada.take());
        assertEquals(List.of(closing), host.take());
        bob.join("Garden");
        assertEquals(5, bob.only(Event.Entered.class).room().closesIn());
        hub.pass(Duration.ofSeconds(5));
        assertEquals(
                new Event.RoomClosed("Garden", MemberKeys.id("Host"), "Host", "It rains."),
                ada.only(Event.RoomClosed.class));
    }

    @Test
    void nobodyElseClosesOrKeepsARoom() {
        ada.join("Garden");
        bob.join("Garden");
        host.ask(new Command.SetRole(MemberKeys.id("Bob"), Role.MODERATOR));
        HubFixture.forget(ada, bob, eve);
        bob.assertRefused(bob.ask(new Command.CloseRoom("Garden", 0)), ErrorCode.NOT_ALLOWED);
        eve.assertRefused(eve.ask(new Command.CloseRoom("Garden", 0)), ErrorCode.NOT_ALLOWED);
        eve.take();
        eve.assertRefused(eve.ask(new Command.CloseRoom("lobby", 0)), ErrorCode.NOT_ALLOWED);
        eve.take();
        eve.assertRefused(eve.ask(new Command.CloseRoom("nowhere", 0)), ErrorCode.NO_SUCH_ROOM);
        ada.ask(new Command.CloseRoom("Garden", 5));
        HubFixture.forget(ada, bob);
        bob.assertRefused(bob.ask(new Command.KeepRoom("Garden")), ErrorCode.NOT_ALLOWED);
        hub.pass(Duration.ofSeconds(5));
        assertEquals(1, ada.heard(Event.RoomClosed.class).size());
    }

    @Test
    void keepingARoomThatNobodyClosesSaysNothing() {
        ada.join("Garden");
        HubFixture.forget(ada);
        ada.ask(new Command.KeepRoom("Garden"));
        assertEquals(List.of(), ada.take());
    }

    @Test
    void aRoomClosedAndMadeAgainHasNothingOfTheOldOne() {
        ada.join("Garden");
        ada.say("Garden", 1, "old words");
        ada.ask(new Command.CloseRoom("Garden", 0));
        hub.pass(Duration.ofSeconds(1));
        bob.take();
        bob.join("Garden");
        assertEquals(List.of(), bob.entries("Garden"));
        assertEquals(MemberKeys.id("Bob"), bob.only(Event.Entered.class).room().owner());
    }

    @Test
    void numbersOfPeopleAreToldToAllWhenTheyChangedAndAtMostTwiceASecond() {
        ada.join("lobby");
        bob.join("lobby");
        HubFixture.forget(ada, bob, eve, host);
        hub.pass(Duration.ofMillis(250));
        assertEquals(List.of(new Event.Counted(Map.of("lobby", 2))), eve.take());
        hub.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), eve.take(), "nothing changed, so nothing is told");
        for (int i = 0; i < 40; i++) {
            bob.ask(i % 2 == 0 ? new Command.Leave("lobby") : new Command.Join("lobby"));
            hub.pass(Duration.ofMillis(250));
        }
        assertEquals(20, eve.heard(Event.Counted.class).size(), "in ten seconds");
        hub.pass(Duration.ofSeconds(1));
        assertEquals(2, eve.heard(Event.Counted.class).getLast().people().get("lobby"));
    }

    @Test
    void whoOpensRoomsWithoutEndIsSlowedDownForEverybodyHearsOfThem() {
        eve.take();
        for (int i = 0; i < 1_000; i++) {
            ada.join("room");
            ada.ask(new Command.Leave("room"));
            ada.take();
        }
        assertEquals(20, eve.heard(Event.RoomOpened.class).size());
        ada.assertRefused(ada.join("room"), ErrorCode.TOO_FAST);
        ada.join("lobby");
        assertEquals(1, ada.heard(Event.Entered.class).size(), "others' rooms are open to her");
        hub.pass(Duration.ofSeconds(1));
        ada.join("room");
        assertEquals(1, ada.heard(Event.RoomOpened.class).size());
    }

    @Test
    void nobodyIsInMoreThanAHundredRooms() {
        for (int i = 0; i < Limits.ROOMS_PER_MEMBER; i++) {
            ada.join("room " + i);
            hub.pass(Duration.ofMillis(250));
        }
        ada.take();
        ada.assertRefused(ada.join("lobby"), ErrorCode.TOO_MANY);
        ada.take();
        ada.assertRefused(ada.join("yet another"), ErrorCode.TOO_MANY);
        ada.take();
        ada.join("room 5");
        assertEquals(1, ada.heard(Event.Entered.class).size(), "one is in this one already");
        ada.ask(new Command.Leave("room 5"));
        ada.take();
        ada.join("lobby");
        assertEquals(1, ada.heard(Event.Entered.class).size());
    }

    @Test
    void aCrowdIsListedInFramesThatFit() {
        String tail = "\uD83D\uDE00".repeat(26);
        for (int i = 0; i < 1_000; i++) {
            hub.guest("%05d ".formatted(i) + tail).deaf().askUnsettled(new Command.Join("big"));
        }
        eve.take();
        eve.join("big");
        List<Event.Present> frames = eve.heard(Event.Present.class);
        assertTrue(frames.size() > 2);
        assertEquals(
                1_001,
                frames.stream()
                        .flatMap(frame -> frame.members().stream())
                        .map(Member::id)
                        .distinct()
                        .count());
    }
}
