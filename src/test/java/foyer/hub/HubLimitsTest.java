package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.hub.HubLimits.PasswordAttempts;
import foyer.hub.HubLimits.Rate;
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
import org.junit.jupiter.api.Test;

/// A server that bears less than usual: what is beyond is refused in words, and only that.
final class HubLimitsTest {
    private static final HubLimits LITTLE =
            new HubLimits(
                    new Rate(50, 5),
                    new Rate(100, 25),
                    new TextLengths(10, 20, 8, 6, 12),
                    3,
                    2,
                    4,
                    new PasswordAttempts(2, Duration.ofMinutes(1)),
                    new FileLimits(100_000, 300_000),
                    Duration.ofSeconds(3));

    private final HubFixture hub = new HubFixture(LITTLE, "A lobby with a long name");
    private final RecordingPeer host = hub.guest("Host");

    private void refused(RecordingPeer peer, Command command, String words) {
        peer.take();
        peer.assertRefused(peer.ask(command), ErrorCode.INVALID);
        assertEquals(words, peer.only(Event.Refused.class).words());
        peer.take();
    }

    @Test
    void whatIsLongerThanThisServerTakesIsRefused() {
        host.join("tea");
        host.take();
        String tooLong = "Messages can be up to 10 characters here; yours is 11.";
        refused(host, new Command.Say("tea", 1, "12345678901"), tooLong);
        refused(host, new Command.Announce(2, "12345678901"), tooLong);
        refused(host, new Command.Echo("12345678901"), tooLong);
        refused(host, new Command.AddSchedule("12345678901", 5), tooLong);
        refused(
                host,
                new Command.Say("tea", 3, "😀😀😀😀😀😀"),
                "Messages can be up to 20 bytes here; yours is 24.");
        refused(
                host,
                new Command.SetTopic("tea", "a topic of 17 pts"),
                "Topics can be up to 12 characters here; yours is 17.");
        refused(
                host,
                new Command.Rename("Hostilius"),
                "Names can be up to 8 characters here; yours is 9.");
        refused(
                host,
                new Command.Join("kitchen"),
                "Room names can be up to 6 characters here; yours is 7.");
        host.say("tea", 4, "😀😀😀😀😀");
        host.ask(new Command.SetTopic("tea", "twelve chars"));
        host.ask(new Command.Rename("Hostessa"));
        assertEquals("😀😀😀😀😀", host.only(Said.class).text());
        assertEquals("twelve chars", host.only(LogEntry.TopicSet.class).topic());
        assertEquals("Hostessa", host.only(Event.Renamed.class).to());
    }

    @Test
    void aRoomThatIsThereMayHaveALongerName() {
        host.join("A lobby with a long name");
        assertEquals("A lobby with a long name", host.only(Event.Entered.class).room().name());
    }

    @Test
    void aNameThatIsTooLongIsNotLetIn() {
        RecordingPeer long9 = hub.knock("Longname9");
        refused(
                long9,
                HubFixture.hello("Longname9"),
                "Names can be up to 8 characters here; yours is 9.");
        assertNull(long9.closed());
    }

    @Test
    void thereAreAsManyRoomsAsItBearsAndAMemberIsInAsManyAsTheyMay() {
        host.join("one");
        host.join("two");
        host.take();
        host.assertRefused(host.join("A lobby with a long name"), ErrorCode.TOO_MANY);
        assertEquals(
                "You can be in up to 2 rooms at once. Leave one first.",
                host.only(Event.Refused.class).words());
        RecordingPeer bob = hub.guest("Bob");
        bob.assertRefused(bob.join("three"), ErrorCode.TOO_MANY);
        RecordingPeer cyd = hub.guest("Cyd");
        bob.ask(new Command.Direct(host.id()));
        bob.ask(new Command.Direct(cyd.id()));
        bob.take();
        RecordingPeer dan = hub.guest("Dan");
        bob.assertRefused(bob.ask(new Command.Direct(dan.id())), ErrorCode.TOO_MANY);
    }

    @Test
    void historyIsGivenOutInSmallerPages() {
        RecordingPeer ada = hub.guest("Ada", "one");
        for (int n = 1; n <= 10; n++) {
            ada.say("one", n, "w" + n);
        }
        RecordingPeer bob = hub.guest("Bob");
        bob.join("one");
        Event.Page first = bob.only(Event.Page.class);
        assertEquals(4, first.entries().size());
        assertEquals(7, first.entries().getFirst().seq());
        bob.take();
        bob.ask(new Command.History("one", 7, 200));
        Event.Page older = bob.only(Event.Page.class);
        assertEquals(4, older.entries().size());
        assertEquals(3, older.entries().getFirst().seq());
        assertEquals(true, older.more());
    }

    @Test
    void whoDoesNotSayHelloInTimeIsSentAway() {
        RecordingPeer silent = hub.knock("Silent");
        hub.pass(Duration.ofMillis(2_900));
        assertNull(silent.closed());
        hub.pass(Duration.ofMillis(200));
        assertEquals(Departure.LOST, silent.closed());
        assertEquals("No sign-in within 3 seconds.", silent.only(Event.Goodbye.class).words());
    }

    @Test
    void passwordsAreTriedAsOftenAsItBears() {
        host.ask(new Command.SetPassword(null, "open sesame"));
        RecordingPeer eve = hub.knock("Eve");
        var guess = new Command.Hello(1, "Eve", MemberKeys.of("Eve"), "guess");
        eve.assertRefused(eve.ask(guess), ErrorCode.PASSWORD_WRONG);
        eve.take();
        eve.assertRefused(eve.ask(guess), ErrorCode.PASSWORD_WRONG);
        eve.take();
        eve.assertRefused(eve.ask(guess), ErrorCode.TOO_MANY_TRIES);
        eve.take();
        hub.time.pass(Duration.ofMinutes(1));
        eve.assertRefused(eve.ask(guess), ErrorCode.PASSWORD_WRONG);
    }
}
