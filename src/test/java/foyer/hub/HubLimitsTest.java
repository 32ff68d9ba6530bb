package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.files.FileLimits;
import foyer.hub.HubLimits.Guesses;
import foyer.hub.HubLimits.Rate;
import foyer.hub.HubLimits.Texts;
import foyer.protocol.Code;
import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Said;
import foyer.testing.Keys;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A server that bears less than usual: what is beyond is refused in words, and only that.
final class HubLimitsTest {
    private static final HubLimits LITTLE =
            new HubLimits(
                    new Rate(50, 5),
                    new Rate(100, 25),
                    new Texts(10, 20, 8, 6, 12),
                    3,
                    2,
                    4,
                    new Guesses(2, Duration.ofMinutes(1)),
                    new FileLimits(100_000, 300_000),
                    Duration.ofSeconds(3));

    private final House house = new House(LITTLE, "A lobby with a long name");
    private final ListPeer host = house.guest("Host");

    private void refused(ListPeer peer, Command command, String words) {
        peer.take();
        peer.assertRefused(peer.ask(command), Code.INVALID);
        assertEquals(words, peer.only(Event.Refused.class).words());
        peer.take();
    }

    @Test
    void whatIsLongerThanThisServerTakesIsRefused() {
        host.join("tea");
        host.take();
        String tooLong = "A message can have 10 characters here; this one has 11.";
        refused(host, new Command.Say("tea", 1, "12345678901"), tooLong);
        refused(host, new Command.Announce(2, "12345678901"), tooLong);
        refused(host, new Command.Echo("12345678901"), tooLong);
        refused(host, new Command.AddSchedule("12345678901", 5), tooLong);
        refused(
                host,
                new Command.Say("tea", 3, "😀😀😀😀😀😀"),
                "A message can take 20 bytes here; this one takes 24.");
        refused(
                host,
                new Command.SetTopic("tea", "a topic of 17 pts"),
                "A topic can have 12 characters here; this one has 17.");
        refused(
                host,
                new Command.Rename("Hostilius"),
                "A name can have 8 characters here; this one has 9.");
        refused(
                host,
                new Command.Join("kitchen"),
                "A room's name can have 6 characters here; this one has 7.");
        host.say("tea", 4, "😀😀😀😀😀");
        host.ask(new Command.SetTopic("tea", "twelve chars"));
        host.ask(new Command.Rename("Hostessa"));
        assertEquals("😀😀😀😀😀", host.only(Said.class).text());
        assertEquals("twelve chars", host.only(Logged.TopicSet.class).topic());
        assertEquals("Hostessa", host.only(Event.Renamed.class).to());
    }

    @Test
    void aRoomThatIsThereMayHaveALongerName() {
        host.join("A lobby with a long name");
        assertEquals("A lobby with a long name", host.only(Event.Entered.class).room().name());
    }

    @Test
    void aNameThatIsTooLongIsNotLetIn() {
        ListPeer long9 = house.knock("Longname9");
        refused(
                long9,
                House.hello("Longname9"),
                "A name can have 8 characters here; this one has 9.");
        assertNull(long9.closed());
    }

    @Test
    void thereAreAsManyRoomsAsItBearsAndAMemberIsInAsManyAsTheyMay() {
        host.join("one");
        host.join("two");
        host.take();
        host.assertRefused(host.join("A lobby with a long name"), Code.TOO_MANY);
        assertEquals(
                "You can be in 2 rooms at once. Leave one first.",
                host.only(Event.Refused.class).words());
        ListPeer bob = house.guest("Bob");
        bob.assertRefused(bob.join("three"), Code.TOO_MANY);
        ListPeer cyd = house.guest("Cyd");
        bob.ask(new Command.Direct(host.id()));
        bob.ask(new Command.Direct(cyd.id()));
        bob.take();
        ListPeer dan = house.guest("Dan");
        bob.assertRefused(bob.ask(new Command.Direct(dan.id())), Code.TOO_MANY);
    }

    @Test
    void historyIsGivenOutInSmallerPages() {
        ListPeer ada = house.guest("Ada", "one");
        for (int n = 1; n <= 10; n++) {
            ada.say("one", n, "w" + n);
        }
        ListPeer bob = house.guest("Bob");
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
        ListPeer silent = house.knock("Silent");
        house.pass(Duration.ofMillis(2_900));
        assertNull(silent.closed());
        house.pass(Duration.ofMillis(200));
        assertEquals(Departure.LOST, silent.closed());
        assertEquals("No hello within 3 seconds.", silent.only(Event.Goodbye.class).words());
    }

    @Test
    void passwordsAreTriedAsOftenAsItBears() {
        host.ask(new Command.SetPassword(null, "open sesame"));
        ListPeer eve = house.knock("Eve");
        var guess = new Command.Hello(1, "Eve", Keys.of("Eve"), "guess");
        eve.assertRefused(eve.ask(guess), Code.PASSWORD_WRONG);
        eve.take();
        eve.assertRefused(eve.ask(guess), Code.PASSWORD_WRONG);
        eve.take();
        eve.assertRefused(eve.ask(guess), Code.TOO_MANY_TRIES);
        eve.take();
        house.time.pass(Duration.ofMinutes(1));
        eve.assertRefused(eve.ask(guess), Code.PASSWORD_WRONG);
    }
}
