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
    private final RecordingPeer host = hub.signIn("Host");
    private final RecordingPeer ada = hub.signIn("Ada");
    private final RecordingPeer bob = hub.signIn("Bob");
    private final RecordingPeer eve = hub.signIn("Eve");

    private static Member member(String name) {
        return new Member(MemberKeys.id(name), name, Role.MEMBER);
    }

    private static RoomInfo info(String name, String owner, int people) {
        return new RoomInfo(name, "", MemberKeys.id(owner), people, null, null);
    }

    /// The name of the log that a member received on entering a room.
    private static String log(RecordingPeer peer) {
        return peer.only(Event.Entered.class).log();
    }

    @Test
    void joinOpensANewRoomForEveryone() {
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
    void joinIgnoresWidthAndCaseOfNames() {
        ada.join("Garden");
        long id = bob.join("#ｇａｒｄｅｎ");
        assertEquals(
                new Event.Entered(id, info("Garden", "Ada", 2), 0, true, log(ada)),
                bob.only(Event.Entered.class));
    }

    @Test
    void joinIsSentToMembersOnly() {
        ada.join("lobby");
        HubFixture.discardEvents(ada, eve);
        bob.join("lobby");
        assertEquals(List.of(new Event.Joined("lobby", member("Bob"))), ada.take());
        assertEquals(
                List.of(member("Ada"), member("Bob")), bob.only(Event.Present.class).members());
        assertEquals(List.of(), eve.take());
    }

    @Test
    void leavingTwiceIsHarmless() {
        ada.join("lobby");
        bob.join("lobby");
        HubFixture.discardEvents(ada, bob);
        bob.send(new Command.Leave("lobby"));
        var left = new Event.Left("lobby", MemberKeys.id("Bob"), "Bob", Departure.LEFT);
        assertEquals(List.of(left), ada.take());
        assertEquals(List.of(left), bob.take());
        bob.send(new Command.Leave("lobby"));
        bob.send(new Command.Leave("no such room"));
        assertEquals(List.of(), ada.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void unusedRoomIsRemovedUnlessItIsKept() {
        ada.join("Garden");
        ada.join("lobby");
        HubFixture.discardEvents(ada, eve);
        ada.send(new Command.Leave("Garden"));
        ada.send(new Command.Leave("lobby"));
        assertEquals(
                List.of(new Event.RoomClosed("Garden", MemberKeys.id("Ada"), "Ada")), eve.take());
        assertEquals(List.of("lobby"), roomNames());
    }

    @Test
    void emptyRoomWithMessagesStays() {
        ada.join("Garden");
        ada.say("Garden", 1, "remember me");
        ada.send(new Command.Leave("Garden"));
        assertEquals(List.of("lobby", "Garden"), roomNames());
    }

    private List<String> roomNames() {
        RecordingPeer late = hub.sendHello("Late");
        return late.only(Event.Rooms.class).rooms().stream().map(RoomInfo::name).toList();
    }

    @Test
    void ownerClosesARoomAfterTheGracePeriod() {
        ada.join("Garden");
        bob.join("Garden");
        HubFixture.discardEvents(ada, bob, eve);
        ada.send(new Command.CloseRoom("Garden", null));
        var closing = new Event.RoomClosing("Garden", MemberKeys.id("Ada"), "Ada", 30);
        assertEquals(List.of(closing), ada.take());
        assertEquals(List.of(closing), bob.take());
        assertEquals(List.of(), eve.take());

        hub.pass(Duration.ofSeconds(29));
        ada.take();
        ada.send(new Command.KeepRoom("Garden"));
        var kept = new Event.RoomKept("Garden", MemberKeys.id("Ada"), "Ada");
        assertEquals(List.of(kept), ada.take());
        hub.pass(Duration.ofSeconds(60));
        assertEquals(List.of(), bob.received(Event.RoomClosed.class));

        ada.send(new Command.CloseRoom("Garden", null));
        hub.pass(Duration.ofMillis(29_750));
        assertEquals(List.of(), bob.received(Event.RoomClosed.class));
        hub.pass(Duration.ofMillis(250));
        var closed = new Event.RoomClosed("Garden", MemberKeys.id("Ada"), "Ada");
        for (RecordingPeer peer : List.of(ada, bob, eve, host)) {
            assertEquals(closed, peer.only(Event.RoomClosed.class));
        }
        bob.take();
        bob.assertRefused(bob.say("Garden", 1, "hello?"), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void hostClosesARoomWithoutBeingAMember() {
        ada.join("Garden");
        HubFixture.discardEvents(ada, host);
        host.send(new Command.CloseRoom("Garden", 5, "It rains."));
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
    void onlyOwnerAndHostCloseARoom() {
        ada.join("Garden");
        bob.join("Garden");
        host.send(new Command.SetRole(MemberKeys.id("Bob"), Role.MODERATOR));
        HubFixture.discardEvents(ada, bob, eve);
        bob.assertRefused(bob.send(new Command.CloseRoom("Garden", 0)), ErrorCode.NOT_ALLOWED);
        eve.assertRefused(eve.send(new Command.CloseRoom("Garden", 0)), ErrorCode.NOT_ALLOWED);
        eve.take();
        eve.assertRefused(eve.send(new Command.CloseRoom("lobby", 0)), ErrorCode.NOT_ALLOWED);
        eve.take();
        eve.assertRefused(eve.send(new Command.CloseRoom("nowhere", 0)), ErrorCode.NO_SUCH_ROOM);
        ada.send(new Command.CloseRoom("Garden", 5));
        HubFixture.discardEvents(ada, bob);
        bob.assertRefused(bob.send(new Command.KeepRoom("Garden")), ErrorCode.NOT_ALLOWED);
        hub.pass(Duration.ofSeconds(5));
        assertEquals(1, ada.received(Event.RoomClosed.class).size());
    }

    @Test
    void keepingAnOpenRoomSendsNothing() {
        ada.join("Garden");
        HubFixture.discardEvents(ada);
        ada.send(new Command.KeepRoom("Garden"));
        assertEquals(List.of(), ada.take());
    }

    @Test
    void reopenedRoomIsEmpty() {
        ada.join("Garden");
        ada.say("Garden", 1, "old text");
        ada.send(new Command.CloseRoom("Garden", 0));
        hub.pass(Duration.ofSeconds(1));
        bob.take();
        bob.join("Garden");
        assertEquals(List.of(), bob.entries("Garden"));
        assertEquals(MemberKeys.id("Bob"), bob.only(Event.Entered.class).room().owner());
    }

    @Test
    void memberCountsAreBroadcastTwiceASecond() {
        ada.join("lobby");
        bob.join("lobby");
        HubFixture.discardEvents(ada, bob, eve, host);
        hub.pass(Duration.ofMillis(250));
        assertEquals(List.of(new Event.Counted(Map.of("lobby", 2))), eve.take());
        hub.pass(Duration.ofSeconds(10));
        assertEquals(List.of(), eve.take(), "unchanged counts are not sent");
        for (int i = 0; i < 40; i++) {
            bob.send(i % 2 == 0 ? new Command.Leave("lobby") : new Command.Join("lobby"));
            hub.pass(Duration.ofMillis(250));
        }
        assertEquals(20, eve.received(Event.Counted.class).size(), "in ten seconds");
        hub.pass(Duration.ofSeconds(1));
        assertEquals(2, eve.received(Event.Counted.class).getLast().people().get("lobby"));
    }

    @Test
    void openingRoomsIsRateLimited() {
        eve.take();
        for (int i = 0; i < 100; i++) {
            ada.join("room");
            ada.send(new Command.Leave("room"));
            ada.take();
        }
        assertEquals(20, eve.received(Event.RoomOpened.class).size());
        ada.assertRefused(ada.join("room"), ErrorCode.TOO_FAST);
        ada.join("lobby");
        assertEquals(1, ada.received(Event.Entered.class).size(), "she may still enter open rooms");
        hub.pass(Duration.ofSeconds(1));
        ada.join("room");
        assertEquals(1, ada.received(Event.RoomOpened.class).size());
    }

    @Test
    void roomsOfAMemberAreLimited() {
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
        assertEquals(1, ada.received(Event.Entered.class).size(), "she is already a member");
        ada.send(new Command.Leave("room 5"));
        ada.take();
        ada.join("lobby");
        assertEquals(1, ada.received(Event.Entered.class).size());
    }

    @Test
    void longMemberListIsSentInFrames() {
        String tail = "\uD83D\uDE00".repeat(26);
        for (int i = 0; i < 1_000; i++) {
            hub.signIn("%05d ".formatted(i) + tail)
                    .ignoreEvents()
                    .sendUncommitted(new Command.Join("big"));
        }
        eve.take();
        eve.join("big");
        List<Event.Present> frames = eve.received(Event.Present.class);
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
