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
    private final RecordingPeer host = hub.signIn("Host", "lobby");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby", "garden");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby", "garden");
    private final RecordingPeer eve = hub.signIn("Eve");

    PeopleTest() {
        HubFixture.discardEvents(host, ada, bob, eve);
    }

    @Test
    void renameIsSentOnceToEachRoommate() {
        ada.send(new Command.Rename("  Ada   Lovelace "));
        List<Event> once = List.of(new Event.Renamed(MemberKeys.id("Ada"), "Ada", "Ada Lovelace"));
        assertEquals(once, ada.take());
        assertEquals(once, bob.take(), "Bob shares two rooms with her");
        assertEquals(once, host.take());
        assertEquals(List.of(), eve.take());
    }

    @Test
    void messagesKeepTheNameOfTheirTime() {
        ada.sendUncommitted(new Command.Say("lobby", 1, "I am Ada"));
        ada.sendUncommitted(new Command.Rename("Lady L"));
        ada.sendUncommitted(new Command.Say("lobby", 2, "I am Lady L"));
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
    void similarNameIsRefused(String lookAlike) {
        Command rename;
        try {
            rename = new Command.Rename(lookAlike);
        } catch (InvalidValueException e) {
            assertEquals(ErrorCode.INVALID, e.code());
            return;
        }
        bob.assertRefused(bob.send(rename), ErrorCode.NAME_TAKEN);
        assertEquals(List.of(), ada.take());
        bob.take();
        bob.say("lobby", 1, "still me");
        assertEquals("Bob", ada.only(LogEntry.Said.class).name());
    }

    @Test
    void renameFreesTheOldName() {
        bob.send(new Command.Rename("BOB"));
        assertEquals(
                new Event.Renamed(MemberKeys.id("Bob"), "Bob", "BOB"),
                ada.only(Event.Renamed.class));
        bob.send(new Command.Rename("Robert"));
        eve.send(new Command.Rename("Bob"));
        assertEquals("Bob", eve.only(Event.Renamed.class).to());
    }

    @Test
    void unchangedNameIsNotBroadcast() {
        ada.send(new Command.Rename("Ada"));
        assertEquals(List.of(), ada.take());
        assertEquals(List.of(), bob.take());
    }

    @Test
    void departureHasItsReason() {
        bob.send(new Command.Goodbye());
        assertEquals(
                List.of(
                        new Event.Left("lobby", MemberKeys.id("Bob"), "Bob", Departure.LEFT),
                        new Event.Left("garden", MemberKeys.id("Bob"), "Bob", Departure.LEFT)),
                ada.take());
        RecordingPeer slow = hub.signIn("Slow", "lobby");
        ada.take();
        hub.hub.onDisconnected(slow, Departure.TOO_SLOW);
        assertEquals(
                List.of(new Event.Left("lobby", MemberKeys.id("Slow"), "Slow", Departure.TOO_SLOW)),
                ada.take());
        hub.disconnect(host);
        assertEquals(Departure.LOST, ada.only(Event.Left.class).reason());
        hub.disconnect(host);
        assertEquals(1, ada.received(Event.Left.class).size(), "sent once");
    }

    @Test
    void goodbyeIsAnsweredAfterPendingMessages() {
        bob.sendUncommitted(new Command.Say("lobby", 1, "bye all"));
        bob.sendUncommitted(new Command.Goodbye());
        hub.hub.commitPending();
        List<Event> events = bob.take();
        assertEquals("bye all", ((LogEntry.Said) events.getFirst()).text());
        assertEquals(new Event.Goodbye(Departure.LEFT, "", null), events.getLast());
        assertEquals(Departure.LEFT, bob.closed());
        assertEquals(
                List.of("Said", "Left", "Left"),
                ada.take().stream().map(event -> event.getClass().getSimpleName()).toList());
    }

    @Test
    void stopSendsPendingMessagesBeforeGoodbye() {
        ada.sendUncommitted(new Command.Say("lobby", 1, "last words"));
        RecordingPeer silent = hub.connect("silent");
        hub.hub.stop("The host closed the server.", 0);
        for (RecordingPeer member : List.of(host, ada, bob)) {
            assertEquals(
                    "last words", member.only(LogEntry.Said.class).text(), () -> member.toString());
        }
        for (RecordingPeer peer : List.of(host, ada, bob, eve, silent)) {
            assertEquals(
                    new Event.Goodbye(Departure.HOST_CLOSED, "The host closed the server.", null),
                    peer.take().getLast());
            assertEquals(Departure.HOST_CLOSED, peer.closed());
        }
    }

    @Test
    void stopSaysWhenToReconnect() {
        hub.hub.stop("Back in a moment.", 3);
        assertEquals(3, ada.only(Event.Goodbye.class).retryAfter());
    }

    @Test
    void moderatorsRemoveMembersWithAReason() {
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.discardEvents(host, ada, bob, eve);
        ada.send(new Command.Remove(MemberKeys.id("Bob"), "Enough now."));
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
    void membersCannotRemoveAndHostsStay() {
        bob.assertRefused(
                bob.send(new Command.Remove(MemberKeys.id("Ada"), "")), ErrorCode.NOT_ALLOWED);
        bob.take();
        bob.assertRefused(
                bob.send(new Command.Remove(MemberKeys.id("nobody"), "")), ErrorCode.NOT_ALLOWED);
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        HubFixture.discardEvents(host, ada);
        ada.assertRefused(
                ada.send(new Command.Remove(MemberKeys.id("Host"), "")), ErrorCode.NOT_ALLOWED);
        ada.take();
        ada.assertRefused(
                ada.send(new Command.Remove(MemberKeys.id("nobody"), "")),
                ErrorCode.NO_SUCH_MEMBER);
        assertNull(host.closed());
    }

    @Test
    void onlyTheHostAppointsModerators() {
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        assertEquals(
                new Event.RoleSet(MemberKeys.id("Ada"), Role.MODERATOR),
                bob.only(Event.RoleSet.class));
        assertEquals(
                List.of("RoleSet", "Schedules", "Bans"),
                ada.take().stream().map(event -> event.getClass().getSimpleName()).toList());
        assertEquals(List.of(), eve.take());
        ada.assertRefused(
                ada.send(new Command.SetRole(MemberKeys.id("Bob"), Role.MODERATOR)),
                ErrorCode.NOT_ALLOWED);
        host.take();
        host.assertRefused(
                host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.HOST)),
                ErrorCode.NOT_ALLOWED);
        host.take();
        host.assertRefused(
                host.send(new Command.SetRole(MemberKeys.id("Host"), Role.MEMBER)),
                ErrorCode.NOT_ALLOWED);
        host.take();
        host.assertRefused(
                host.send(new Command.SetRole(MemberKeys.id("nobody"), Role.MEMBER)),
                ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void moderatorKeepsTheRoleAfterReconnect() {
        host.send(new Command.SetRole(MemberKeys.id("Ada"), Role.MODERATOR));
        hub.disconnect(ada);
        RecordingPeer again = hub.sendHello("Ada");
        assertEquals(Role.MODERATOR, again.only(Event.Welcome.class).you().role());
    }
}
