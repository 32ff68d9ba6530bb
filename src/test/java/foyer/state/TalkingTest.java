package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.protocol.Code;
import foyer.protocol.Command.Say;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.state.LogRow.Outgoing;
import foyer.testing.Seen;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is with the server, what waits, and what was refused.
class TalkingTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo lobby = Seen.room("lobby", "", 1);
    private final Seen seen = new Seen(ada, "Foyer", lobby);
    private final Talking talking = seen.chat.talking();
    private RoomModel room;

    @BeforeEach
    void enter() {
        room = seen.enter(lobby, List.of(ada), false);
    }

    private void say(String... texts) {
        for (String text : texts) {
            assertTrue(talking.say(room, text));
        }
    }

    private List<String> sent() {
        return seen.sent.stream()
                .filter(Say.class::isInstance)
                .map(command -> ((Say) command).text())
                .toList();
    }

    private void refused(Code code) {
        seen.heard(new Event.Refused(seen.sent.size(), code, "No."));
    }

    private void stored(long seq) {
        Say say = (Say) seen.sent.getLast();
        seen.heard(new Event.Said("lobby", seq, 0, ada.id(), "Ada", say.n(), say.text()));
    }

    @Test
    void theNextMessageGoesOutWhenTheOneBeforeIsAnswered() {
        say("one", "two", "three");
        assertEquals(List.of("one"), sent());
        stored(1);
        assertEquals(List.of("one", "two"), sent());
        stored(2);
        assertEquals(List.of("one", "two", "three"), sent());
    }

    @Test
    void aMessageThatWasTooFastIsNotRefusedAndGoesFirstWhenTimeHasPassed() {
        say("one", "two");
        refused(Code.TOO_FAST);
        assertEquals(List.of("one"), sent());
        seen.chat.apply(new LinkEvent.Measured(1));
        assertEquals(List.of("one", "one"), sent());
        refused(Code.BUSY);
        seen.chat.apply(new LinkEvent.Measured(1));
        assertEquals(List.of("one", "one", "one"), sent());
        assertTrue(room.log().outgoing().stream().noneMatch(Outgoing::isRefused));
    }

    @Test
    void aRefusedMessageStaysWithItsReasonAndDoesNotHoldUpTheOthers() {
        say("one", "two");
        refused(Code.NOT_STORED);
        assertEquals(List.of("one", "two"), sent());
        Outgoing refused = room.log().outgoing().getFirst();
        assertEquals("No.", refused.words());
        stored(1);
        talking.retry(room, refused);
        assertEquals(List.of("one", "two", "one"), sent());
        refused(Code.NOT_STORED);
        talking.discard(room, room.log().outgoing().getFirst());
        assertEquals(List.of(), room.log().outgoing());
        assertEquals(List.of("one", "two", "one"), sent());
    }

    @Test
    void whatWasUnansweredOnALostConnectionGoesOutFirstOnTheNext() {
        say("one", "two");
        seen.chat.apply(new LinkEvent.Lost("Gone.", 500));
        say("three");
        assertEquals(List.of("one"), sent());
        seen.heard(new Event.Welcome(1, "Foyer", "log", ada));
        seen.heard(new Event.Rooms(List.of(lobby), false));
        seen.enter(lobby, List.of(ada), false);
        assertEquals(List.of("one", "one"), sent());
        stored(1);
        assertEquals(List.of("one", "one", "two"), sent());
    }
}
