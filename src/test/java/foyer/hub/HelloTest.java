package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.Member;
import foyer.protocol.Role;
import foyer.protocol.RoomInfo;
import foyer.testing.Keys;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HelloTest {
    private final House house = new House("lobby");

    @Test
    void helloIsAnsweredWithWelcomeAndThenTheRooms() {
        ListPeer ada = house.knock("Ada");
        ada.ask(House.hello("Ada"));
        assertEquals(
                List.of(
                        new Event.Welcome(
                                Limits.PROTOCOL,
                                "Ada's house",
                                "log-of-this-house",
                                new Member(Keys.id("Ada"), "Ada", Role.MEMBER)),
                        new Event.Rooms(
                                List.of(new RoomInfo("lobby", "", "", 0, null, null)), false)),
                ada.take());
    }

    @Test
    void theHostIsKnownByTheirKeyAndGetsTheScheduleToo() {
        ListPeer host = house.knock("Host");
        host.ask(House.hello("Host"));
        assertEquals(Role.HOST, host.only(Event.Welcome.class).you().role());
        assertEquals(List.of(), host.only(Event.Schedules.class).schedules());
    }

    @Test
    void theSecretKeyIsToldToNobody() {
        ListPeer ada = house.guest("Ada", "lobby");
        ListPeer bob = house.guest("Bob");
        bob.join("lobby");
        assertFalse((ada.toString() + bob).contains(Keys.of("Ada")));
        assertFalse((ada.toString() + bob).contains(Keys.of("Bob")));
    }

    @Test
    void anythingBeforeHelloIsRefusedAndHelloStillWorks() {
        ListPeer ada = house.knock("Ada");
        for (Command early :
                List.of(
                        new Command.Ping(),
                        new Command.Join("lobby"),
                        new Command.Say("lobby", 1, "hi"),
                        new Command.Goodbye())) {
            ada.assertRefused(ada.ask(early), Code.OUT_OF_ORDER);
            ada.take();
        }
        ada.ask(House.hello("Ada"));
        assertEquals("Ada", ada.only(Event.Welcome.class).you().name());
    }

    @Test
    void aSecondHelloIsRefused() {
        ListPeer ada = house.guest("Ada");
        ada.assertRefused(ada.ask(House.hello("Ada")), Code.OUT_OF_ORDER);
    }

    @Test
    void anOlderProtocolIsRefusedAndANewerOneSpeaksOurs() {
        ListPeer old = house.knock("Old");
        old.assertRefused(
                old.ask(new Command.Hello(Limits.PROTOCOL - 1, "Old", Keys.of("Old"))),
                Code.OTHER_PROTOCOL);
        ListPeer newer = house.knock("New");
        newer.ask(new Command.Hello(Limits.PROTOCOL + 7, "New", Keys.of("New")));
        assertEquals(Limits.PROTOCOL, newer.only(Event.Welcome.class).protocol());
    }

    @Test
    void aNameSomebodyHereHasIsRefusedUntilTheyAreGone() {
        ListPeer ada = house.guest("Ada");
        ListPeer other = house.knock("other");
        var sameName = new Command.Hello(Limits.PROTOCOL, "ＡＤＡ", Keys.of("other"));
        other.assertRefused(other.ask(sameName), Code.NAME_TAKEN);
        other.take();
        house.breaks(ada);
        other.ask(sameName);
        assertEquals("ＡＤＡ", other.only(Event.Welcome.class).you().name());
    }

    @Test
    void whoSaysNoHelloWithinTenSecondsIsSentAway() {
        ListPeer slow = house.knock("slow");
        ListPeer quick = house.guest("Quick");
        house.pass(Duration.ofMillis(9_750));
        assertNull(slow.closed());
        house.pass(Duration.ofMillis(250));
        assertEquals(Departure.LOST, slow.closed());
        assertEquals(Departure.LOST, slow.only(Event.Goodbye.class).reason());
        house.pass(Duration.ofSeconds(60));
        assertNull(quick.closed());
    }

    @Test
    void theNewestConnectionOfOneKeyWins() {
        ListPeer first = house.guest("Ada", "lobby");
        ListPeer bob = house.guest("Bob", "lobby");
        House.forget(first, bob);
        ListPeer second = house.knock("Ada");
        second.ask(House.hello("Ada"));

        assertEquals(Departure.REPLACED, first.closed());
        assertEquals(
                new Event.Goodbye(Departure.REPLACED, "You connected again from elsewhere.", null),
                first.take().getLast());
        assertEquals(
                List.of(new Event.Left("lobby", Keys.id("Ada"), "Ada", Departure.REPLACED)),
                bob.take());
        assertEquals(Keys.id("Ada"), second.only(Event.Welcome.class).you().id());

        // the server reports the end of the first one later; it must not end the second
        house.hub.gone(first, Departure.LOST);
        second.take();
        second.ask(new Command.Ping());
        assertEquals(List.of(new Event.Pong(2)), second.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void aThousandRoomsWithLongTopicsAreListedInFramesThatFit() {
        ListPeer[] owners =
                IntStream.range(0, 10)
                        .mapToObj(i -> house.guest("Owner " + i))
                        .toArray(ListPeer[]::new);
        for (int i = 0; i < 999; i++) {
            ListPeer owner = owners[i / 100];
            String room = "r" + i + " " + "\uD83D\uDE00".repeat(58);
            owner.join(room);
            owner.ask(new Command.SetTopic(room, "\"".repeat(Limits.TOPIC_POINTS)));
            house.time.pass(Duration.ofSeconds(1));
        }
        ListPeer bob = house.knock("Bob");
        bob.ask(House.hello("Bob"));
        List<Event.Rooms> frames = bob.heard(Event.Rooms.class);
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
        bob.assertRefused(bob.join("one too many"), Code.TOO_MANY);
    }
}
