package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.hub.HubLimits.PasswordAttempts;
import foyer.hub.HubLimits.Rate;
import foyer.hub.HubLimits.RoomLimits;
import foyer.hub.HubLimits.TextLengths;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.serverfiles.FileLimits;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A hub with lower limits than usual.
final class HubLimitsTest {
    private static final HubLimits LOW =
            new HubLimits(
                    new Rate(50, 5),
                    new Rate(100, 25),
                    new TextLengths(10, 20, 8, 6, 12),
                    new RoomLimits(3, 2, 4),
                    new PasswordAttempts(2, Duration.ofMinutes(1)),
                    new FileLimits(100_000, 300_000, 300_000, 300_000),
                    Duration.ofSeconds(3));

    private final HubFixture hub =
            new HubFixture(HubFixture.settings(LOW, List.of(), "A lobby with a long name"));
    private final RecordingPeer host = hub.signIn("Host");

    private void assertRefused(RecordingPeer peer, Command command, String text) {
        peer.take();
        peer.assertRefused(peer.send(command), ErrorCode.INVALID);
        assertEquals(text, peer.only(Event.Refused.class).words());
        peer.take();
    }

    @Test
    void textsAboveTheLimitsAreRefused() {
        host.join("tea");
        host.take();
        String tooLong = "Messages can be up to 10 characters here; yours is 11.";
        assertRefused(host, new Command.Say("tea", 1, "12345678901"), tooLong);
        assertRefused(host, new Command.Announce(2, "12345678901"), tooLong);
        assertRefused(host, new Command.Echo("12345678901"), tooLong);
        assertRefused(host, new Command.AddSchedule("12345678901", 5), tooLong);
        assertRefused(
                host,
                new Command.Say("tea", 3, "😀😀😀😀😀😀"),
                "Messages can be up to 20 bytes here; yours is 24.");
        assertRefused(
                host,
                new Command.SetTopic("tea", "a topic of 17 pts"),
                "Topics can be up to 12 characters here; yours is 17.");
        assertRefused(
                host,
                new Command.Rename("Hostilius"),
                "Names can be up to 8 characters here; yours is 9.");
        assertRefused(
                host,
                new Command.Join("kitchen"),
                "Room names can be up to 6 characters here; yours is 7.");
        host.say("tea", 4, "😀😀😀😀😀");
        host.send(new Command.SetTopic("tea", "twelve chars"));
        host.send(new Command.Rename("Hostessa"));
        assertEquals("😀😀😀😀😀", host.only(Said.class).text());
        assertEquals("twelve chars", host.only(LogEntry.TopicSet.class).topic());
        assertEquals("Hostessa", host.only(Event.Renamed.class).to());
    }

    @Test
    void openRoomMayHaveALongerName() {
        host.join("A lobby with a long name");
        assertEquals("A lobby with a long name", host.only(Event.Entered.class).room().name());
    }

    @Test
    void signInWithTooLongNameIsRefused() {
        RecordingPeer long9 = hub.connect("Longname9");
        assertRefused(
                long9,
                HubFixture.hello("Longname9"),
                "Names can be up to 8 characters here; yours is 9.");
        assertNull(long9.closed());
    }

    @Test
    void roomsAndMembershipsAreLimited() {
        host.join("one");
        host.join("two");
        host.take();
        host.assertRefused(host.join("A lobby with a long name"), ErrorCode.TOO_MANY);
        assertEquals(
                "You can be in up to 2 rooms at once. Leave one first.",
                host.only(Event.Refused.class).words());
        RecordingPeer bob = hub.signIn("Bob");
        bob.assertRefused(bob.join("three"), ErrorCode.TOO_MANY);
        RecordingPeer cyd = hub.signIn("Cyd");
        bob.send(new Command.Direct(host.id()));
        bob.send(new Command.Direct(cyd.id()));
        bob.take();
        RecordingPeer dan = hub.signIn("Dan");
        bob.assertRefused(bob.send(new Command.Direct(dan.id())), ErrorCode.TOO_MANY);
    }

    @Test
    void historyPagesAreLimited() {
        RecordingPeer ada = hub.signIn("Ada", "one");
        for (int n = 1; n <= 10; n++) {
            ada.say("one", n, "w" + n);
        }
        RecordingPeer bob = hub.signIn("Bob");
        bob.join("one");
        Event.Page first = bob.only(Event.Page.class);
        assertEquals(4, first.entries().size());
        assertEquals(7, first.entries().getFirst().seq());
        bob.take();
        bob.send(new Command.History("one", 7, 200));
        Event.Page older = bob.only(Event.Page.class);
        assertEquals(4, older.entries().size());
        assertEquals(3, older.entries().getFirst().seq());
        assertEquals(true, older.more());
    }

    @Test
    void connectionWithoutHelloIsClosedInTime() {
        RecordingPeer silent = hub.connect("Silent");
        hub.pass(Duration.ofMillis(2_900));
        assertNull(silent.closed());
        hub.pass(Duration.ofMillis(200));
        assertEquals(Departure.LOST, silent.closed());
        assertEquals("No sign-in within 3 seconds.", silent.only(Event.Goodbye.class).words());
    }

    @Test
    void passwordAttemptsAreLimited() {
        host.send(new Command.SetPassword(null, "open sesame"));
        RecordingPeer eve = hub.connect("Eve");
        var guess = new Command.Hello(1, "Eve", MemberKeys.of("Eve"), "guess");
        eve.assertRefused(eve.send(guess), ErrorCode.PASSWORD_WRONG);
        eve.take();
        eve.assertRefused(eve.send(guess), ErrorCode.PASSWORD_WRONG);
        eve.take();
        eve.assertRefused(eve.send(guess), ErrorCode.TOO_MANY_TRIES);
        eve.take();
        hub.time.pass(Duration.ofMinutes(1));
        eve.assertRefused(eve.send(guess), ErrorCode.PASSWORD_WRONG);
    }
}
