package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foyer.protocol.Command;
import foyer.protocol.Departure;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.LogEntry;
import foyer.protocol.Role;
import foyer.protocol.Sentence;
import foyer.testing.MemberKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
    private final HubFixture hub = new HubFixture("lobby", "garden");
    private final RecordingPeer host = hub.guest("Host", "lobby");
    private final RecordingPeer ada = hub.guest("Ada", "lobby", "garden");
    private final RecordingPeer bob = hub.guest("Bob", "lobby", "garden");
    private final RecordingPeer eve = hub.guest("Eve");

    PeopleTest() {
        HubFixture.forget(host, ada, bob, eve);
    }

    @Test
    void aNewNameIsToldOnceToEverybodyWhoSharesARoom() {
        ada.ask(new Command.Rename("  Ada   Lovelace "));
        List<Event> once = List.of(new Event.Renamed(MemberKeys.id("Ada"), "Ada", "Ada Lovelace"));
        assertEquals(once, ada.take());
        assertEquals(once, bob.take(), "Bob shares two rooms with her");
        assertEquals(once, host.take());
        assertEquals(List.of(), eve.take());
    }

    @Test
    void historyKeepsTheNameSomebodyHadThen() {
        ada.askUnsettled(new Command.Say("lobby", 1, "I am Ada"));
        ada.askUnsettled(new Command.Rename("Lady L"));
        ada.askUnsettled(new Command.Say("lobby", 2, "I am Lady L"));
        hub.hub.commitPending();
        assertEquals(
                List.of("Ada", "Lady L"),
                bob.entries("lobby").stream().map(LogEntry::name).toList());
        assertEquals(
                List.of("Said", "Renamed", "Said"),
                bob.take().stream().map(event -> event.getClass().getSimpleName()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "ADA", "ａｄａ", "A da", "Ad\u00ADa", "Ada\uFE0F", "Ada\u034F"})
    void aNameThatLooksLikeSomebodysIsRefusedAndTheOldOneKept(String lookAlike) {
        Command rename;
        try {
            rename = new Command.Rename(lookAlike);
        } catch (InvalidValueException e) {
            assertEquals(ErrorCode.INVALID, e.code());
            return;
        }
        bob.assertRefused(bob.ask(rename), ErrorCode.NAME_TAKEN);
        assertEquals(List.of(), ada.take());
        bob.take();
        bob.say("lobby", 1, "still me");
        assertEquals("Bob", ada.only(LogEntry.Said.class).name());
    }

    @Test
    void oneMayChangeTheLooksOfOnesOwnNameAndTheOldOneIsFree() {
        bob.ask(new Command.Rename("BOB"));
        assertEquals(
                new Event.Renamed(MemberKeys.id("Bob"), "Bob", "BOB"),
                ada.only(Event.Renamed.class));
        bob.ask(new Command.Rename("Robert"));
        eve.ask(new Command.Rename("Bob"));
        assertEquals("Bob", eve.only(Event.Renamed.class).to());
    }

    @Test
    void theNameOneHasAlreadyIsNoNews() {
        ada.ask(new Command.Rename("Ada"));
        assertEquals(List.of(), ada.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void theReasonOfADepartureIsTold() {
        bob.ask(new Command.Goodbye());
        assertEquals(
                List.of(
                        new Event.Left("lobby", MemberKeys.id("Bob"), "Bob", Departure.LEFT),
                        new Event.Left("garden", MemberKeys.id("Bob"), "Bob", Departure.LEFT)),
                ada.take());
        RecordingPeer slow = hub.guest("Slow", "lobby");
        ada.take();
        hub.hub.onDisconnected(slow, Departure.TOO_SLOW);
        assertEquals(
                List.of(new Event.Left("lobby", MemberKeys.id("Slow"), "Slow", Departure.TOO_SLOW)),
                ada.take());
        hub.breaks(host);
        assertEquals(Departure.LOST, ada.only(Event.Left.class).reason());
        hub.breaks(host);
        assertEquals(1, ada.heard(Event.Left.class).size(), "told once");
    }

    @Test
    void goodbyeIsAnsweredAfterAllThatWasSaidBeforeAndThenTheConnectionCloses() {
        bob.askUnsettled(new Command.Say("lobby", 1, "bye all"));
        bob.askUnsettled(new Command.Goodbye());
        hub.hub.commitPending();
        List<Event> heard = bob.take();
        assertEquals("bye all", ((LogEntry.Said) heard.getFirst()).text());
        assertEquals(new Event.Goodbye(Departure.LEFT, "", null), heard.getLast());
        assertEquals(Departure.LEFT, bob.closed());
        assertEquals(
                List.of("Said", "Left", "Left"),
                ada.take().stream().map(event -> event.getClass().getSimpleName()).toList());
    }

    @Test
    void whatWasSaidBeforeTheServerStopsIsToldBeforeItsGoodbye() {
        ada.askUnsettled(new Command.Say("lobby", 1, "last words"));
        RecordingPeer stranger = hub.knock("stranger");
        hub.hub.stop("The host closed the server.", 0);
        for (RecordingPeer member : List.of(host, ada, bob)) {
            assertEquals(
                    "last words", member.only(LogEntry.Said.class).text(), () -> member.toString());
        }
        for (RecordingPeer anyone : List.of(host, ada, bob, eve, stranger)) {
            assertEquals(
                    new Event.Goodbye(Departure.HOST_CLOSED, "The host closed the server.", null),
                    anyone.take().getLast());
            assertEquals(Departure.HOST_CLOSED, anyone.closed());
        }
    }

    @Test
    void aServerThatStartsAgainSaysWhenToComeBack() {
        hub.hub.stop("Back in a moment.", 3);
        assertEquals(3, ada.only(Event.Goodbye.class).retryAfter());
    }

    @Test
    void moderatorsRemovePeopleAndTheReasonIsTold() {
        host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.forget(host, ada, bob, eve);
        ada.ask(new Command.Remove(MemberKeys.id("Bob"), "Enough now."));
        assertEquals(
                List.of(
                        new Event.Goodbye(
                                Departure.REMOVED,
                                "Ada removed you from this server: Enough now.",
                                null,
                                Sentence.YOU_REMOVED.with("Ada", "Enough now."))),
                bob.take());
        assertEquals(Departure.REMOVED, bob.closed());
        assertEquals(
                List.of(
                        new Event.Left(
                                "lobby",
                                MemberKeys.id("Bob"),
                                "Bob",
                                Departure.REMOVED,
                                "Bob was removed by Ada: Enough now.",
                                Sentence.REMOVED.with("Bob", "Ada", "Enough now."))),
                host.take());
    }

    @Test
    void membersRemoveNobodyAndNobodyRemovesTheHost() {
        bob.assertRefused(
                bob.ask(new Command.Remove(MemberKeys.id("Ada"), "")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(
                bob.ask(new Command.Remove(MemberKeys.id("nobody"), "")), ErrorCode.NOT_ALLOWED);
        host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.forget(host, ada);
        ada.assertRefused(
                ada.ask(new Command.Remove(MemberKeys.id("Host"), "")), ErrorCode.NOT_ALLOWED);
        ada.take();
        ada.assertRefused(
                ada.ask(new Command.Remove(MemberKeys.id("nobody"), "")), ErrorCode.NO_SUCH_MEMBER);
        assertNull(host.closed());
    }

    @Test
    void onlyTheHostGivesRolesAndNobodyBecomesHost() {
        host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        assertEquals(
                new Event.RoleSet(MemberKeys.id("Ada"), Role.MODERATOR),
                bob.only(Event.RoleSet.class));
        assertEquals(
                List.of("RoleSet", "Schedules", "Bans"),
                ada.take().stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(List.of(), eve.take());
        ada.assertRefused(
                ada.ask(new Command.SetRole(MemberKeys.id("Bob"), Role.MODERATOR)),
                ErrorCode.NOT_ALLOWED);
        host.take();
        host.assertRefused(
                host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.HOST)),
                ErrorCode.NOT_ALLOWED);
        host.take();
        host.assertRefused(
                host.ask(new Command.SetRole(MemberKeys.id("Host"), Role.MEMBER)),
                ErrorCode.NOT_ALLOWED);
        host.take();
        host.assertRefused(
                host.ask(new Command.SetRole(MemberKeys.id("nobody"), Role.MEMBER)),
                ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void aModeratorStaysOneAfterTheConnectionBroke() {
        host.ask(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        hub.breaks(ada);
        RecordingPeer again = hub.knock("Ada");
        again.ask(HubFixture.hello("Ada"));
        assertEquals(Role.MODERATOR, again.only(Event.Welcome.class).you().role());
    }
}
