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

class DirectTest {
    private static final String TWO = Names.direct(MemberKeys.id("Ada"), MemberKeys.id("Bob"));

    private final HubFixture hub = new HubFixture("lobby");
    private final RecordingPeer host = hub.guest("Host");
    private final RecordingPeer ada = hub.guest("Ada");
    private final RecordingPeer bob = hub.guest("Bob");
    private final RecordingPeer eve = hub.guest("Eve");

    @Test
    void theOtherIsBroughtInByTheFirstWordAndNobodyElseHearsOfIt() {
        long id = ada.ask(new Command.Direct(MemberKeys.id("Bob")));
        Event.Entered entered = ada.only(Event.Entered.class);
        assertEquals(id, entered.re());
        assertEquals(TWO, entered.room().name());
        assertEquals("Bob", entered.room().with().name());
        assertEquals(List.of(), bob.take());

        ada.say(TWO, 1, "psst");
        assertEquals("Ada", bob.only(Event.Entered.class).room().with().name());
        assertEquals(0, bob.only(Event.Entered.class).re());
        assertEquals(List.of("psst"), bob.heard(Said.class).stream().map(Said::text).toList());
        bob.say(TWO, 1, "yes?");
        assertEquals(
                List.of("psst", "yes?"), ada.heard(Said.class).stream().map(Said::text).toList());
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of(), eve.take());
        assertEquals(List.of(), host.take());
    }

    @Test
    void nobodyElseEntersReadsWritesOrClosesIt() {
        ada.ask(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(TWO, 1, "psst");
        HubFixture.forget(eve, host);
        for (RecordingPeer other : List.of(eve, host)) {
            for (Command command :
                    List.of(
                            new Command.Join(TWO),
                            new Command.Join(TWO, 0L, null),
                            new Command.Say(TWO, 1, "let me in"),
                            new Command.History(TWO, 9, 9),
                            new Command.SetTopic(TWO, "mine"),
                            new Command.CloseRoom(TWO, 0),
                            new Command.KeepRoom(TWO))) {
                other.assertRefused(other.ask(command), ErrorCode.NO_SUCH_ROOM);
                other.take();
            }
        }
        RecordingPeer late = hub.knock("Late");
        late.ask(HubFixture.hello("Late"));
        assertFalse(late.toString().contains(TWO));
    }

    @Test
    void nobodyMakesARoomThatBecomesOthersConversation() {
        Stream.of(TWO, "＠" + TWO.substring(1), "﹫" + TWO.substring(1), "\u200D" + TWO, "# " + TWO)
                .forEach(
                        name -> {
                            try {
                                eve.ask(new Command.Join(name));
                            } catch (InvalidValueException e) {
                                assertEquals(ErrorCode.INVALID, e.code());
                            }
                        });
        eve.take();
        ada.ask(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(TWO, 1, "psst");
        assertEquals(List.of(), eve.take());
        assertEquals(1, bob.heard(Said.class).size());
    }

    @Test
    void itSurvivesThatOneOrBothAreAway() {
        ada.ask(new Command.Direct(MemberKeys.id("Bob")));
        ada.say(TWO, 1, "before");
        hub.breaks(bob);
        ada.say(TWO, 2, "while you were away");
        hub.breaks(ada);

        RecordingPeer bobAgain = hub.knock("Bob");
        bobAgain.ask(HubFixture.hello("Bob"));
        RoomInfo listed = bobAgain.only(Event.Rooms.class).rooms().getLast();
        assertEquals(TWO, listed.name());
        assertEquals("Ada", listed.with().name());
        bobAgain.ask(new Command.Join(TWO, 1L, null));
        assertEquals(
                List.of("while you were away"),
                bobAgain.entries(TWO).stream().map(entry -> ((Said) entry).text()).toList());
        bobAgain.say(TWO, 1, "I am back");
        RecordingPeer adaAgain = hub.guest("Ada");
        adaAgain.ask(new Command.Direct(MemberKeys.id("Bob")));
        assertEquals(3, adaAgain.entries(TWO).size());
    }

    @Test
    void thereIsNoneWithOneselfOrWithNobody() {
        ada.assertRefused(
                ada.ask(new Command.Direct(MemberKeys.id("Ada"))), ErrorCode.NO_SUCH_MEMBER);
        ada.take();
        ada.assertRefused(
                ada.ask(new Command.Direct(MemberKeys.id("nobody"))), ErrorCode.NO_SUCH_MEMBER);
    }

    @Test
    void oneInWhichNothingWasSaidIsForgottenWhenItIsEmpty() {
        for (int i = 0; i < 3 * Limits.ROOMS_PER_MEMBER; i++) {
            hub.breaks(hub.guest("passer-by " + i));
        }
        for (int i = 0; i < 3 * Limits.ROOMS_PER_MEMBER; i++) {
            ada.take();
            String other = MemberKeys.id("passer-by " + i);
            ada.ask(new Command.Direct(other));
            assertEquals(1, ada.heard(Event.Entered.class).size(), "conversation " + i);
            ada.ask(new Command.Leave(Names.direct(MemberKeys.id("Ada"), other)));
        }
    }

    @Test
    void nobodyHasMoreThanAHundredOfThem() {
        for (int i = 0; i <= Limits.ROOMS_PER_MEMBER; i++) {
            hub.guest("Other " + i);
        }
        for (int i = 0; i < Limits.ROOMS_PER_MEMBER; i++) {
            ada.ask(new Command.Direct(MemberKeys.id("Other " + i)));
        }
        ada.take();
        ada.assertRefused(
                ada.ask(new Command.Direct(MemberKeys.id("Other " + Limits.ROOMS_PER_MEMBER))),
                ErrorCode.TOO_MANY);
    }
}
