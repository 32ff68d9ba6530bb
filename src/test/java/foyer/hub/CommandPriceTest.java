package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What one member can make the server and the others do, at the fastest allowed rate and with the
/// largest values.
final class CommandPriceTest {
    private static final String LONGEST = "\uD83D\uDE00".repeat(Limits.MESSAGE_POINTS - 10);

    private final HubFixture hub = new HubFixture("lobby", "other");
    private RecordingPeer eve;
    private RecordingPeer bob;

    @BeforeEach
    void signIn() {
        eve = hub.signIn("Eve", "lobby");
        bob = hub.signIn("Bob", "lobby");
        HubFixture.discardEvents(eve, bob);
    }

    private void sayLongest(int count) {
        for (int n = 1; n <= count; n++) {
            eve.say("lobby", n, n + " " + LONGEST);
            hub.pass(Duration.ofSeconds(4));
        }
        HubFixture.discardEvents(eve, bob);
    }

    @Test
    void longMessagesUseUpTheRateOfShortOnes() {
        for (int n = 1; n <= 20; n++) {
            eve.say("lobby", n, n + " " + LONGEST);
        }
        assertEquals(2, bob.received(Said.class).size());
        hub.pass(Duration.ofSeconds(10));
        assertEquals(20, sayBurst(100));
    }

    /// Sends short messages, as many as one may at once.
    ///
    /// @return how many were accepted
    private int sayBurst(int from) {
        bob.take();
        for (int n = from; n < from + 30; n++) {
            eve.say("lobby", n, "short " + n);
        }
        return bob.received(Said.class).size();
    }

    @Test
    void pagesArePacedByTheirSize() {
        sayLongest(10);
        for (int i = 0; i < 1_000; i++) {
            eve.send(new Command.History("lobby", 11, Limits.HISTORY_PAGE));
        }
        int bytes = eve.bytesOffered();
        System.out.printf("1,000 requests for pages are answered with %,d bytes%n", bytes);
        assertTrue(bytes < 4 << 20, bytes + " bytes");
        assertTrue(bytes > 2 << 20, "a reader gets what they scroll to");
        hub.pass(Duration.ofSeconds(20));
        eve.take();
        eve.send(new Command.History("lobby", 11, Limits.HISTORY_PAGE));
        assertEquals(1, eve.received(Event.Page.class).size());
    }

    @Test
    void joiningAgainIsPacedByTheAnswer() {
        sayLongest(10);
        for (int i = 0; i < 1_000; i++) {
            eve.join("lobby");
        }
        assertTrue(eve.bytesOffered() < 4 << 20);
        eve.take();
        eve.assertRefused(eve.join("lobby"), ErrorCode.TOO_FAST);
    }

    @Test
    void comingAndGoingIsPacedBecauseOthersHearOfIt() {
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 1_000; i++) {
                eve.send(new Command.Leave("lobby"));
                eve.join("lobby");
            }
            hub.pass(Duration.ofMinutes(1));
        }
        int heard = bob.received(Event.Joined.class).size();
        System.out.printf("10,000 times in and out within 10 minutes: others hear %d%n", heard);
        assertTrue(heard <= 200 + 10 * 2 * 60, heard + " times");
    }

    @Test
    void reconnectingMemberEntersAllTheirRoomsAtOnce() {
        for (int i = 1; i < Limits.ROOMS_PER_MEMBER; i++) {
            eve.join("room " + i);
            eve.say("room " + i, 1, "hello");
            hub.pass(Duration.ofSeconds(1));
        }
        hub.disconnect(eve);
        hub.pass(Duration.ofSeconds(20));
        RecordingPeer again = hub.signIn("Eve", "lobby");
        for (int i = 1; i < Limits.ROOMS_PER_MEMBER; i++) {
            again.join("room " + i);
        }
        assertEquals(Limits.ROOMS_PER_MEMBER - 1, again.received(Event.Entered.class).size());
    }

    @Test
    void oneMemberStoresSixteenMebibytesADay() {
        int stored = 0;
        for (int n = 1; n <= 1_000; n++) {
            eve.say("lobby", n, n + " " + LONGEST);
            hub.pass(Duration.ofSeconds(4));
            stored += bob.received(Said.class).size();
            HubFixture.discardEvents(eve, bob);
        }
        System.out.printf("1,000 messages of 32 KB within 67 minutes: %d are stored%n", stored);
        assertTrue(stored > 500 && stored < 560, stored + " messages");
        eve.assertRefused(eve.say("lobby", 2_000, "one more"), ErrorCode.TOO_MANY);
        bob.say("lobby", 1, "the others go on");
        assertEquals(1, bob.received(Said.class).size());
    }

    @Test
    void longPinnedMessagesDoNotFillTheOutboxOfThoseWhoEnter() {
        eve.join("mine");
        for (int n = 1; n <= Limits.PINS; n++) {
            eve.say("mine", n, n + " " + LONGEST);
            eve.send(new Command.Pin("mine", eve.only(Said.class).seq(), true));
            hub.pass(Duration.ofSeconds(4));
            eve.take();
        }
        bob.take();
        bob.join("mine");
        int pins = bob.received(Event.Pins.class).stream().mapToInt(e -> e.entries().size()).sum();
        System.out.printf("a room with 50 long pins sends %,d bytes%n", bob.bytesOffered());
        assertEquals(Limits.PINS, pins);
        assertTrue(bob.bytesOffered() < 200_000, bob.bytesOffered() + " bytes");
    }

    @Test
    void announcementCostsAsManyMessagesAsItHasRooms() {
        for (int i = 1; i <= 60; i++) {
            eve.join("room " + i);
            hub.pass(Duration.ofSeconds(1));
        }
        RecordingPeer host = hub.signIn("Host", "lobby");
        int heard = 0;
        for (int n = 1; n <= 20; n++) {
            host.take();
            host.send(new Command.Announce(n, "tea " + n));
            heard += host.received(Announced.class).size();
        }
        assertEquals(5, heard, "each takes a token, and one for twenty rooms");
    }

    @Test
    void throwawayKeysAtOneAddressCannotFillTheListOfAPerson() {
        int opened = 0;
        for (int i = 0; i < 1_000; i++) {
            String name = "Throwaway " + i;
            RecordingPeer peer = hub.connect(name).atAddress("10.9.9.9");
            peer.send(HubFixture.hello(name));
            peer.send(new Command.Direct(bob.id()));
            opened += peer.received(Event.Entered.class).size();
            peer.say(Names.direct(peer.id(), bob.id()), 1, "x");
            hub.disconnect(peer);
            hub.pass(Duration.ofSeconds(1));
        }
        System.out.printf("1,000 throwaway keys in 17 minutes open %d conversations%n", opened);
        assertTrue(opened <= 200 + 100, opened + " conversations");
        hub.disconnect(bob);
        RecordingPeer again = hub.connect("Bob");
        again.send(HubFixture.hello("Bob"));
        System.out.printf("their list takes %,d bytes at the next sign-in%n", again.bytesOffered());
        assertTrue(again.bytesOffered() < 200_000, again.bytesOffered() + " bytes");
    }

    @Test
    void passwordsChangeRarely() {
        eve.join("mine");
        int accepted = 0;
        for (int i = 0; i < 100; i++) {
            eve.take();
            eve.send(new Command.SetPassword("mine", "a password " + i));
            accepted += eve.received(Event.PasswordSet.class).size();
        }
        assertEquals(5, accepted);
    }
}
