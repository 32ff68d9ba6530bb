package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import foyer.protocol.Sentence;
import foyer.serverstore.Change;
import foyer.testing.MemberKeys;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ContactHandlerTest {
    private HubFixture hub = new HubFixture("lobby");
    private RecordingPeer ada = hub.signIn("Ada", "lobby");
    private RecordingPeer bob = hub.signIn("Bob", "lobby");
    private final String room = Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));

    private void adaWrites(int messages) {
        ada.send(new Command.Direct(bob.id()));
        for (int n = 1; n <= messages; n++) {
            ada.say(room, n, "hello " + n);
        }
    }

    private void restart() {
        hub = hub.restart();
        ada = hub.sendHello("Ada");
        bob = hub.sendHello("Bob");
    }

    private static RoomInfo listed(RecordingPeer peer, String name) {
        return peer.received(Event.Rooms.class).stream()
                .flatMap(rooms -> rooms.rooms().stream())
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void assertUnanswered(RecordingPeer peer, long id) {
        Event.Refused refused = peer.received(Event.Refused.class).getLast();
        assertEquals(Sentence.UNANSWERED.with(), refused.why());
        peer.assertRefused(id, ErrorCode.NOT_ALLOWED);
        peer.take();
    }

    @Test
    void strangersFirstMessagesAreARequest() {
        adaWrites(1);
        assertEquals(ada.id(), bob.only(Event.Entered.class).room().request());
        assertEquals(1, bob.received(Said.class).size());
        assertEquals(ada.id(), ada.only(Event.Entered.class).room().request());
    }

    @Test
    void requestHasThreeMessages() {
        adaWrites(Limits.REQUEST_MESSAGES);
        HubFixture.discardEvents(ada, bob);
        assertUnanswered(ada, ada.say(room, 4, "hello?"));
        assertEquals(List.of(), bob.take());
    }

    @Test
    void messagesOfOneBatchCount() {
        ada.send(new Command.Direct(bob.id()));
        for (int n = 1; n <= 10; n++) {
            ada.sendUncommitted(new Command.Say(room, n, "hello"));
        }
        hub.hub.commitPending();
        assertEquals(3, bob.received(Said.class).size());
    }

    @Test
    void deletedMessagesStillCount() {
        adaWrites(3);
        ada.send(new Command.Delete(room, 1));
        ada.take();
        assertUnanswered(ada, ada.say(room, 4, "hello?"));
    }

    @Test
    void requesterChangesNothingElse() {
        adaWrites(1);
        HubFixture.discardEvents(ada, bob);
        for (Command command :
                List.of(
                        new Command.Edit(room, 1, "BUY"),
                        new Command.React(room, 1, "👍", true),
                        new Command.Pin(room, 1, true),
                        new Command.SetKeeping(room, Retention.NOTHING))) {
            assertUnanswered(ada, ada.send(command));
        }
        ada.send(new Command.Typing(room));
        assertEquals(List.of(), bob.take());
    }

    @Test
    void requesterDoesNotHearWhetherItWasRead() {
        adaWrites(1);
        ada.take();
        bob.send(new Command.Read(room, 1));
        hub.hub.tick();
        assertEquals(List.of(), ada.received(Event.ReadUpTo.class));
        ada.join(room);
        assertEquals(List.of(), ada.received(Event.ReadUpTo.class));
    }

    @Test
    void acceptLetsBothWrite() {
        adaWrites(3);
        HubFixture.discardEvents(ada, bob);
        bob.send(new Command.Accept(room));
        assertEquals(new Event.Accepted(room, bob.id()), ada.only(Event.Accepted.class));
        assertEquals(1, bob.received(Event.Accepted.class).size());
        ada.say(room, 4, "thanks");
        assertEquals(1, bob.received(Said.class).size());
        ada.take();
        ada.join(room);
        assertNull(ada.only(Event.Entered.class).room().request());
    }

    @Test
    void answerAccepts() {
        adaWrites(3);
        HubFixture.discardEvents(ada, bob);
        bob.say(room, 1, "hello yourself");
        assertEquals(1, ada.received(Event.Accepted.class).size());
        ada.say(room, 4, "thanks");
        assertEquals(2, bob.received(Said.class).size());
    }

    @Test
    void requesterCannotAcceptThemselves() {
        adaWrites(1);
        ada.take();
        assertUnanswered(ada, ada.send(new Command.Accept(room)));
    }

    @Test
    void strangerCannotAccept() {
        adaWrites(1);
        RecordingPeer eve = hub.signIn("Eve", "lobby");
        eve.assertRefused(eve.send(new Command.Accept(room)), ErrorCode.NO_SUCH_ROOM);
    }

    @Test
    void bothOpeningItAccepts() {
        ada.send(new Command.Direct(bob.id()));
        bob.send(new Command.Direct(ada.id()));
        assertEquals(1, ada.received(Event.Accepted.class).size());
    }

    @Test
    void readingARequestDoesNotAcceptIt() {
        adaWrites(1);
        bob.send(new Command.Direct(ada.id()));
        assertEquals(List.of(), bob.received(Event.Accepted.class));
    }

    @Test
    void moderatorsNeedNotBeAccepted() {
        RecordingPeer host = hub.signIn("Host", "lobby");
        host.send(new Command.Direct(bob.id()));
        String other = Names.direct(host.id(), bob.id());
        for (int n = 1; n <= 5; n++) {
            host.say(other, n, "about your behaviour");
        }
        assertEquals(5, bob.received(Said.class).size());
        assertNull(bob.only(Event.Entered.class).room().request());
    }

    @Test
    void requestSurvivesRestart() {
        adaWrites(2);
        restart();
        assertEquals(ada.id(), Objects.requireNonNull(listed(bob, room)).request());
        ada.join(room);
        ada.say(room, 3, "hello?");
        ada.take();
        assertUnanswered(ada, ada.say(room, 4, "hello?"));
        bob.send(new Command.Accept(room));
        restart();
        assertNull(Objects.requireNonNull(listed(bob, room)).request());
    }

    @Test
    void ignoredMemberGetsTheSameRefusal() {
        bob.send(new Command.Ignore(ada.id(), true));
        ada.send(new Command.Direct(bob.id()));
        assertEquals(1, ada.received(Event.Entered.class).size());
        HubFixture.discardEvents(ada, bob);
        assertUnanswered(ada, ada.say(room, 1, "hello"));
        assertEquals(List.of(), bob.take());
    }

    @Test
    void ignoredMemberCannotGoOnInAnAcceptedConversation() {
        adaWrites(1);
        bob.say(room, 1, "hello yourself");
        bob.send(new Command.Ignore(ada.id(), true));
        HubFixture.discardEvents(ada, bob);
        assertUnanswered(ada, ada.say(room, 2, "hello"));
        assertUnanswered(ada, ada.send(new Command.Edit(room, 1, "BUY")));
        assertUnanswered(ada, ada.send(new Command.SetKeeping(room, Retention.NOTHING)));
        ada.send(new Command.Typing(room));
        assertEquals(List.of(), bob.take());
        bob.send(new Command.Ignore(ada.id(), false));
        ada.say(room, 3, "hello");
        assertEquals(1, bob.received(Said.class).size());
    }

    @Test
    void ignoredRequestIsNotListed() {
        adaWrites(1);
        bob.send(new Command.Ignore(ada.id(), true));
        restart();
        assertNull(listed(bob, room));
    }

    @Test
    void ignoredMembersAreListedAfterRestart() {
        bob.send(new Command.Ignore(ada.id(), true));
        restart();
        assertEquals(Map.of(ada.id(), "Ada"), bob.only(Event.Ignoring.class).names());
        bob.send(new Command.Ignore(ada.id(), false));
        restart();
        assertEquals(List.of(), bob.received(Event.Ignoring.class));
    }

    @Test
    void hostsAndModeratorsAreNotKeptOut() {
        RecordingPeer host = hub.signIn("Host", "lobby");
        bob.send(new Command.Ignore(host.id(), true));
        host.send(new Command.Direct(bob.id()));
        bob.take();
        host.say(Names.direct(host.id(), bob.id()), 1, "please stop");
        assertEquals(1, bob.received(Said.class).size());
    }

    @Test
    void memberIgnoresAtMostAThousand() throws Exception {
        var changes = new java.util.ArrayList<Change>();
        changes.add(new Change.Member(bob.id(), "Bob", foyer.protocol.Role.MEMBER));
        for (int i = 0; i < Limits.IGNORED; i++) {
            String id = MemberKeys.id("ignored " + i);
            changes.add(new Change.Ignored(bob.id(), id, "𝔸".repeat(Limits.NAME_POINTS)));
        }
        hub.store.store(changes);
        restart();
        assertEquals(
                Limits.IGNORED,
                bob.received(Event.Ignoring.class).stream().mapToInt(e -> e.names().size()).sum());
        bob.take();
        bob.assertRefused(bob.send(new Command.Ignore(ada.id(), true)), ErrorCode.TOO_MANY);
    }

    @Test
    void nobodyIgnoresThemselvesOrStrangers() {
        bob.assertRefused(bob.send(new Command.Ignore(bob.id(), true)), ErrorCode.NO_SUCH_MEMBER);
        bob.take();
        bob.assertRefused(
                bob.send(new Command.Ignore(MemberKeys.id("Nobody"), true)),
                ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void repeatedIgnoreIsDone() {
        bob.send(new Command.Ignore(ada.id(), true));
        long id = bob.send(new Command.Ignore(ada.id(), true));
        assertEquals(List.of("done"), bob.answers(id));
        assertTrue(bob.received(Event.Refused.class).isEmpty());
    }
}
