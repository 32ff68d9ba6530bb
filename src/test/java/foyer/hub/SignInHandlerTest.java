package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInHandlerTest {
    private final HubFixture hub = new HubFixture("lobby");

    @Test
    void helloIsAnsweredWithWelcomeAndRooms() {
        RecordingPeer ada = hub.sendHello("Ada");
        assertEquals(
                List.of(
                        new Event.Welcome(
                                Limits.PROTOCOL,
                                "Ada's house",
                                "log-of-this-house",
                                new Member(MemberKeys.id("Ada"), "Ada", Role.MEMBER)),
                        new Event.Rooms(
                                List.of(new RoomInfo("lobby", "", "", 0, null, null)), false)),
                ada.take());
    }

    @Test
    void hostIsKnownByKeyAndGetsSchedules() {
        RecordingPeer host = hub.sendHello("Host");
        assertEquals(Role.HOST, host.only(Event.Welcome.class).you().role());
        assertEquals(List.of(), host.only(Event.Schedules.class).schedules());
    }

    @Test
    void secretKeyIsNeverSent() {
        RecordingPeer ada = hub.signIn("Ada", "lobby");
        RecordingPeer bob = hub.signIn("Bob");
        bob.join("lobby");
        assertFalse((ada.toString() + bob).contains(MemberKeys.of("Ada")));
        assertFalse((ada.toString() + bob).contains(MemberKeys.of("Bob")));
    }

    @Test
    void commandsBeforeHelloAreRefused() {
        RecordingPeer ada = hub.connect("Ada");
        for (Command early :
                List.of(
                        new Command.Ping(),
                        new Command.Join("lobby"),
                        new Command.Say("lobby", 1, "hi"),
                        new Command.Goodbye())) {
            ada.assertRefused(ada.send(early), ErrorCode.OUT_OF_ORDER);
            ada.take();
        }
        ada.send(HubFixture.hello("Ada"));
        assertEquals("Ada", ada.only(Event.Welcome.class).you().name());
    }

    @Test
    void secondHelloIsRefused() {
        RecordingPeer ada = hub.signIn("Ada");
        ada.assertRefused(ada.send(HubFixture.hello("Ada")), ErrorCode.OUT_OF_ORDER);
    }

    @Test
    void olderProtocolIsRefusedAndNewerAccepted() {
        RecordingPeer old = hub.connect("Old");
        old.assertRefused(
                old.send(new Command.Hello(Limits.PROTOCOL - 1, "Old", MemberKeys.of("Old"))),
                ErrorCode.OTHER_PROTOCOL);
        RecordingPeer newer = hub.connect("New");
        newer.send(new Command.Hello(Limits.PROTOCOL + 7, "New", MemberKeys.of("New")));
        assertEquals(Limits.PROTOCOL, newer.only(Event.Welcome.class).protocol());
    }

    @Test
    void nameIsFreeAfterItsHolderLeaves() {
        RecordingPeer ada = hub.signIn("Ada");
        RecordingPeer other = hub.connect("other");
        var sameName = new Command.Hello(Limits.PROTOCOL, "ＡＤＡ", MemberKeys.of("other"));
        other.assertRefused(other.send(sameName), ErrorCode.NAME_TAKEN);
        other.take();
        hub.disconnect(ada);
        other.send(sameName);
        assertEquals("ＡＤＡ", other.only(Event.Welcome.class).you().name());
    }

    @Test
    void connectionWithoutHelloIsClosed() {
        RecordingPeer slow = hub.connect("slow");
        RecordingPeer quick = hub.signIn("Quick");
        hub.pass(Duration.ofMillis(9_750));
        assertNull(slow.closed());
        hub.pass(Duration.ofMillis(250));
        assertEquals(Departure.LOST, slow.closed());
        assertEquals(Departure.LOST, slow.only(Event.Goodbye.class).reason());
        hub.pass(Duration.ofSeconds(60));
        assertNull(quick.closed());
    }

    @Test
    void newConnectionReplacesTheOldOfOneKey() {
        RecordingPeer first = hub.signIn("Ada", "lobby");
        RecordingPeer bob = hub.signIn("Bob", "lobby");
        HubFixture.discardEvents(first, bob);
        RecordingPeer second = hub.sendHello("Ada");

        assertEquals(Departure.REPLACED, first.closed());
        assertEquals(
                new Event.Goodbye(Departure.REPLACED, "You connected from another device.", null),
                first.take().getLast());
        assertEquals(
                List.of(new Event.Left("lobby", MemberKeys.id("Ada"), "Ada", Departure.REPLACED)),
                bob.take());
        assertEquals(MemberKeys.id("Ada"), second.only(Event.Welcome.class).you().id());

        // the server reports the end of the first one later; it must not end the second
        hub.hub.onDisconnected(first, Departure.LOST);
        second.take();
        second.send(new Command.Ping());
        assertEquals(List.of(new Event.Pong(2)), second.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void longRoomListIsSentInFrames() {
        RecordingPeer[] owners =
                IntStream.range(0, 10)
                        .mapToObj(i -> hub.signIn("Owner " + i))
                        .toArray(RecordingPeer[]::new);
        for (int i = 0; i < 999; i++) {
            RecordingPeer owner = owners[i / 100];
            String room = "r" + i + " " + "\uD83D\uDE00".repeat(58);
            owner.join(room);
            owner.send(new Command.SetTopic(room, "\"".repeat(Limits.TOPIC_POINTS)));
            hub.time.pass(Duration.ofSeconds(1));
        }
        RecordingPeer bob = hub.sendHello("Bob");
        List<Event.Rooms> frames = bob.received(Event.Rooms.class);
        assertEquals(1000, frames.stream().mapToInt(frame -> frame.rooms().size()).sum());
        assertTrue(frames.size() > 2);
        assertTrue(frames.subList(0, frames.size() - 1).stream().allMatch(Event.Rooms::more));
        assertFalse(frames.getLast().more());
        assertTrue(
                frames.stream()
                        .flatMap(frame -> frame.rooms().stream())
                        .allMatch(
                                room ->
                                        room.topic().codePointCount(0, room.topic().length())
                                                <= Limits.BRIEF_TOPIC_POINTS));

        bob.take();
        bob.assertRefused(bob.join("one too many"), ErrorCode.TOO_MANY);
    }
}
