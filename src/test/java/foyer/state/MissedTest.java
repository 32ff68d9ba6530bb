package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.memory.Memory;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.state.Missed.Offer;
import foyer.testing.Memories;
import foyer.testing.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody is offered who comes back, and the way through it.
class MissedTest {
    private final Member ada = Seen.member("Ada");
    private final Member bob = Seen.member("bob");
    private final RoomInfo lobby = Seen.room("lobby", "", 2);
    private final RoomInfo attic = Seen.room("attic", "", 2);
    private final Memory memory = Memories.brief();
    private final Seen seen = new Seen(memory, ada, "Foyer", lobby, attic);
    private final Missed missed = seen.chat.missed();

    @BeforeEach
    void begin() {
        enter(seen, lobby);
        RoomModel other = enter(seen, attic);
        hear("lobby", "good morning");
        hear("attic", "morning");
        open(other);
        open(seen.model("lobby"));
        look(true);
    }

    private RoomModel enter(Seen at, RoomInfo info) {
        return at.enter(info, List.of(ada, bob), false);
    }

    private void open(RoomModel room) {
        seen.chat.rooms().select(room);
    }

    /// They have the window before them, or not.
    private void look(boolean now) {
        seen.chat.setAttentive(now);
    }

    private void hear(String room, String... texts) {
        for (String text : texts) {
            seen.heard(seen.said(room, "bob", 1, text));
        }
    }

    private void awayMeanwhile(Runnable what) {
        look(false);
        what.run();
        seen.clock.advance(301);
        look(true);
    }

    private Offer offer() {
        return missed.offerProperty().get();
    }

    private Map<MissedKind, Integer> counts() {
        return offer().counts();
    }

    /// Where the person is: the room, and the message that is shown.
    private String place() {
        RoomModel room = seen.chat.rooms().selectedProperty().get();
        Long seq = room.soughtProperty().get();
        room.found();
        return room.name() + " " + seq;
    }

    @Test
    void whoWasAwayIsOfferedWhatMayMatterOfAllRoomsTheyHadRead() {
        awayMeanwhile(
                () -> {
                    hear("lobby", "so it is", "@Ada are you there?", "https://example.org");
                    hear("attic", "who has the keys?", "well");
                });
        assertEquals(
                Map.of(MissedKind.MENTION, 1, MissedKind.LINK, 1, MissedKind.QUESTION, 1),
                counts());
        assertTrue(offer().isWhole());
    }

    @Test
    void oneKeyGoesThroughThemRoomByRoomAndBackAndItEndsBehindTheLast() {
        awayMeanwhile(
                () -> {
                    hear("attic", "who has the keys?");
                    hear("lobby", "@Ada hello", "and", "https://example.org");
                });
        var places = new ArrayList<String>();
        for (int by : new int[] {1, 1, 1, -1, 1}) {
            missed.step(by);
            places.add(offer().here() + " " + place());
        }
        assertEquals(
                List.of("1 lobby 2", "2 lobby 4", "3 attic 2", "2 lobby 4", "3 attic 2"), places);
        assertEquals(new Missed.Shown(MissedKind.QUESTION, "bob", "attic"), offer().shown());
        missed.step(1);
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void aGlanceElsewhereIsNoAbsence() {
        look(false);
        hear("lobby", "@Ada?");
        seen.clock.advance(30);
        look(true);
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void aRoomWithManyUnreadIsOfferedWhenItIsOpenedAndOneWithFewIsNot() {
        hear("attic", "why?");
        open(seen.model("attic"));
        assertEquals(Offer.NONE, offer());
        open(seen.model("lobby"));
        for (int i = 0; i < Missed.ENOUGH; i++) {
            hear("attic", i + "");
        }
        hear("attic", "why not?");
        open(seen.model("attic"));
        assertEquals(Map.of(MissedKind.QUESTION, 1), counts());
    }

    @Test
    void whereNothingMattersNothingIsOffered() {
        awayMeanwhile(() -> hear("lobby", "one", "two"));
        assertEquals(Offer.NONE, offer());
        missed.step(1);
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void whatIsSeenAsItComesIsNotMissed() {
        hear("lobby", "@Ada, see this?");
        awayMeanwhile(() -> hear("lobby", "https://example.org"));
        assertEquals(Map.of(MissedKind.LINK, 1), counts());
    }

    @Test
    void whoDoesNotTouchTheWindowForLongMissesWhatComes() {
        seen.chat.setIdle(true);
        hear("lobby", "@Ada?");
        assertEquals(1, seen.model("lobby").unreadProperty().get());
        assertFalse(seen.sent.getLast() instanceof Command.Read);
        seen.chat.setIdle(false);
        assertEquals(Map.of(MissedKind.MENTION, 1), counts());
        assertEquals(0, seen.model("lobby").unreadProperty().get());
    }

    @Test
    void whatWasDismissedIsNotOfferedAgain() {
        awayMeanwhile(() -> hear("attic", "why?"));
        missed.dismiss();
        assertEquals(Offer.NONE, offer());
        awayMeanwhile(() -> {});
        assertEquals(Offer.NONE, offer());
        awayMeanwhile(() -> hear("attic", "https://example.org"));
        assertEquals(Map.of(MissedKind.LINK, 1), counts());
    }

    @Test
    void whatIsDeletedMeanwhileIsPassedOver() {
        awayMeanwhile(() -> hear("lobby", "why?", "https://example.org"));
        seen.heard(new Logged.Deleted("lobby", 4, 1, bob.id(), "bob", 2));
        missed.step(1);
        assertEquals("lobby 3", place());
    }

    @Test
    void aMessageOfOnesOwnIsNeverMissed() {
        awayMeanwhile(
                () ->
                        seen.heard(
                                seen.said("lobby", "Ada", 1, "from my phone: https://a.example?")));
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void whatWasReadAtAnotherComputerIsNotMissed() {
        look(false);
        hear("attic", "why?");
        seen.heard(new Event.ReadUpTo("attic", Map.of(ada.id(), 2L)));
        hear("attic", "https://example.org");
        seen.clock.advance(301);
        look(true);
        assertEquals(Map.of(MissedKind.LINK, 1), counts());
    }

    @Test
    void theKeyBeginsWithWhatIsUnreadWhereNothingIsOffered() {
        hear("attic", "one", "why?");
        missed.step(1);
        assertEquals("attic 3", place());
        assertEquals(1, offer().here());
    }

    @Test
    void whatCameWhileFoyerWasNotRunningIsOfferedAtTheNextStart() {
        Seen later = new Seen(memory, ada, "Foyer", lobby, attic);
        later.skip("lobby", 1);
        Logged asked = later.said("lobby", "bob", 1, "@Ada?");
        later.heard(new Event.Entered(1, lobby, 2, false, "log"));
        later.heard(new Event.Present("lobby", List.of(ada, bob)));
        later.heard(new Event.Page("lobby", List.of(asked), false));
        assertEquals(
                Map.of(MissedKind.MENTION, 1), later.chat.missed().offerProperty().get().counts());
    }

    @Test
    void aShortBreakOfTheConnectionIsNoAbsenceALongOneIs() {
        for (int seconds : new int[] {5, 600}) {
            seen.chat.apply(new LinkEvent.Lost("Gone.", 1));
            seen.clock.advance(seconds);
            Logged asked = seen.said("lobby", "bob", 1, "why?");
            seen.heard(new Event.Entered(1, lobby, asked.seq(), false, "log"));
            seen.heard(new Event.Present("lobby", List.of(ada, bob)));
            seen.heard(new Event.Page("lobby", List.of(asked), false));
            assertEquals(seconds > 300 ? 1 : 0, offer().count(), seconds + " s");
        }
    }

    @Test
    void whatIsNotHereIsFetchedPageByPageAndPastThatItSaysAtLeast() {
        seen.chat.apply(new LinkEvent.Lost("Gone.", 1));
        seen.clock.advance(600);
        seen.skip("lobby", 5_000);
        Logged asked = seen.said("lobby", "bob", 1, "why?");
        seen.heard(new Event.Entered(1, lobby, asked.seq(), true, "log"));
        seen.heard(new Event.Present("lobby", List.of(ada, bob)));
        seen.heard(new Event.Page("lobby", List.of(asked), true));
        int pages = 0;
        long before = asked.seq();
        while (seen.sent.getLast().equals(new Command.History("lobby", before, 200))) {
            before--;
            pages++;
            Logged older = new Logged.Said("lobby", before, 1, bob.id(), "bob", before, "why not?");
            seen.heard(new Event.Page("lobby", List.of(older), true));
        }
        assertEquals(Missed.PAGES, pages);
        assertEquals(Map.of(MissedKind.QUESTION, 1 + Missed.PAGES), counts());
        assertFalse(offer().isWhole());
    }

    @Test
    void aRoomNeverReadIsNoPartOfIt() {
        RoomInfo cellar = Seen.room("cellar", "", 2);
        enter(seen, cellar);
        awayMeanwhile(() -> hear("cellar", "@Ada?"));
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void aConversationWithOneOtherIsCalledByNoRoom() {
        var direct = new RoomInfo("ada-bob", "", "", 2, bob, null);
        RoomModel room = enter(seen, direct);
        open(room);
        open(seen.model("lobby"));
        awayMeanwhile(() -> hear("ada-bob", "why?"));
        missed.step(1);
        assertEquals(new Missed.Shown(MissedKind.QUESTION, "bob", ""), offer().shown());
    }
}
