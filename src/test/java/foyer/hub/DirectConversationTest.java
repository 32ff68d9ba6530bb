package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Names;
import foyer.protocol.RoomInfo;
import foyer.testing.MemberKeys;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DirectConversationTest {
    private static final String CONVERSATION =
            Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));

    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.signIn("Host");
    private final RecordingPeer ada = hub.signIn("Ada");
    private final RecordingPeer bob = hub.signIn("Bob");
    private final RecordingPeer eve = hub.signIn("Eve");

    @Test
    void firstMessageAdmitsTheOtherMember() {
        long id = ada.send(new Command.Direct(MemberKeys.id("Bob")));
        Event.Entered entered = ada.only(Event.Entered.class);
        assertEquals(id, entered.re());
        assertEquals(CONVERSATION, entered.room().name());
        assertEquals("Bob", entered.room().with().name());
        assertEquals(List.of(), bob.take());

        ada.say(CONVERSATION, 1, "psst");
        assertEquals("Ada", bob.only(Event.Entered.class).room().with().name());
        assertEquals(0, bob.only(Event.Entered.class).re());
        assertEquals(List.of("psst"), bob.received(Said.class).stream().map(Said::text).toList());
        bob.say(CONVERSATION, 1, "yes?");
        assertEquals(
                List.of("psst", "yes?"),
                ada.received(Said.class).stream().map(Said::text).toList());
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), eve.take());
        assertEquals(List.of(), host.take());
    }

    @Test
    void othersCannotSeeADirectConversation() {
        ada.send(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(CONVERSATION, 1, "psst");
        HubFixture.discardEvents(eve, host);
        for (RecordingPeer other : List.of(eve, host)) {
            for (Command command :
                    List.of(
                            new Command.Join(CONVERSATION),
                            new Command.Join(CONVERSATION, 0L, null),
                            new Command.Say(CONVERSATION, 1, "let me in"),
                            new Command.History(CONVERSATION, 9, 9),
                            new Command.SetTopic(CONVERSATION, "mine"),
                            new Command.CloseRoom(CONVERSATION, 0),
                            new Command.KeepRoom(CONVERSATION))) {
                other.assertRefused(other.send(command), ErrorCode.NO_SUCH_ROOM);
                other.take();
            }
        }
        RecordingPeer late = hub.sendHello("Late");
        assertFalse(late.toString().contains(CONVERSATION));
    }

    @Test
    void roomCannotTakeAConversationsName() {
        Stream.of(
                        CONVERSATION,
                        "＠" + CONVERSATION.substring(1),
                        "﹫" + CONVERSATION.substring(1),
                        "\u200D" + CONVERSATION,
                        "# " + CONVERSATION)
                .forEach(
                        name -> {
                            try {
                                eve.send(new Command.Join(name));
                            } catch (InvalidValueException e) {
                                assertEquals(ErrorCode.INVALID, e.code());
                            }
                        });
        eve.take();
        ada.send(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(CONVERSATION, 1, "psst");
        assertEquals(List.of(), eve.take());
        assertEquals(1, bob.received(Said.class).size());
    }

    @Test
    void conversationStaysWhileItsMembersAreOffline() {
        ada.send(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(CONVERSATION, 1, "before");
        hub.disconnect(bob);
        ada.say(CONVERSATION, 2, "while you were away");
        hub.disconnect(ada);

        RecordingPeer bobAgain = hub.sendHello("Bob");
        RoomInfo listed = bobAgain.only(Event.Rooms.class).rooms().getLast();
        assertEquals(CONVERSATION, listed.name());
        assertEquals("Ada", listed.with().name());
        bobAgain.send(new Command.Join(CONVERSATION, 1L, null));
        assertEquals(
                List.of("while you were away"),
                bobAgain.entries(CONVERSATION).stream()
                        .map(entry -> ((Said) entry).text())
                        .toList());
        bobAgain.say(CONVERSATION, 1, "I am back");
        RecordingPeer adaAgain = hub.signIn("Ada");
        adaAgain.send(new Command.Direct(MemberKeys.id("Bob")));
        assertEquals(3, adaAgain.entries(CONVERSATION).size());
    }

    @Test
    void conversationNeedsAnotherKnownMember() {
        ada.assertRefused(
                ada.send(new Command.Direct(MemberKeys.id("Ada"))), ErrorCode.NO_SUCH_MEMBER);
        ada.take();
        ada.assertRefused(
                ada.send(new Command.Direct(MemberKeys.id("nobody"))), ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void emptyConversationIsRemoved() {
        for (int i = 0; i < 3 * Limits.ROOMS_PER_MEMBER; i++) {
            hub.disconnect(hub.signIn("passer-by " + i));
        }
        for (int i = 0; i < 3 * Limits.ROOMS_PER_MEMBER; i++) {
            ada.take();
            hub.time.pass(Duration.ofMinutes(4));
            String other = MemberKeys.id("passer-by " + i);
            ada.send(new Command.Direct(other));
            assertEquals(1, ada.received(Event.Entered.class).size(), "conversation " + i);
            ada.send(new Command.Leave(Names.direct(MemberKeys.id("Ada"), other)));
        }
    }

    @Test
    void conversationsOfAMemberAreLimited() {
        for (int i = 0; i <= Limits.ROOMS_PER_MEMBER; i++) {
            hub.signIn("Other " + i);
        }
        for (int i = 0; i < Limits.ROOMS_PER_MEMBER; i++) {
            hub.time.pass(Duration.ofMinutes(4));
            ada.send(new Command.Direct(MemberKeys.id("Other " + i)));
        }
        ada.take();
        ada.assertRefused(
                ada.send(new Command.Direct(MemberKeys.id("Other " + Limits.ROOMS_PER_MEMBER))),
                ErrorCode.TOO_MANY);
    }
}
