package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.clientstore.ClientStore;
import foyer.connection.ConnectionEvent;
import foyer.model.MissedMessages.Offer;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ClientStores;
import foyer.testing.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The missed messages offered to a returning user, and stepping through them.
class MissedMessagesTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final Member bob = ScriptedChat.member("bob");
    private final RoomInfo lobby = ScriptedChat.room("lobby", "", 2);
    private final RoomInfo attic = ScriptedChat.room("attic", "", 2);
    private final ClientStore clientStore = ClientStores.brief();
    private final ScriptedChat scriptedChat =
            new ScriptedChat(clientStore, ada, "Foyer", lobby, attic);
    private final MissedMessages missed = scriptedChat.chat.missed();

    @BeforeEach
    void begin() {
        enter(scriptedChat, lobby);
        RoomModel other = enter(scriptedChat, attic);
        hear("lobby", "good morning");
        hear("attic", "morning");
        open(other);
        open(scriptedChat.model("lobby"));
        look(true);
    }

    private RoomModel enter(ScriptedChat at, RoomInfo info) {
        return at.enter(info, List.of(ada, bob), false);
    }

    private void open(RoomModel room) {
        scriptedChat.chat.rooms().select(room);
    }

    /// They have the window before them, or not.
    private void look(boolean now) {
        scriptedChat.chat.setInForeground(now);
    }

    private void hear(String room, String... texts) {
        for (String text : texts) {
            scriptedChat.heard(scriptedChat.said(room, "bob", 1, text));
        }
    }

    private void awayMeanwhile(Runnable what) {
        look(false);
        what.run();
        scriptedChat.clock.advance(301);
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
        RoomModel room = scriptedChat.chat.rooms().selectedProperty().get();
        Long seq = room.history().soughtProperty().get();
        room.history().clearSought();
        return room.name() + " " + seq;
    }

    @Test
    void returningUserIsOfferedMissedMessagesOfAllReadRooms() {
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
    void keyStepsThroughRoomsAndEndsAfterTheLast() {
        awayMeanwhile(
                () -> {
                    hear("attic", "who has the keys?");
                    hear("lobby", "@Ada hello", "and", "https://example.org");
                });
        var places = new ArrayList<String>();
        for (int by : new int[] {1, 1, 1, -1, 1}) {
            missed.step(by);
            places.add(offer().position() + " " + place());
        }
        assertEquals(
                List.of("1 lobby 2", "2 lobby 4", "3 attic 2", "2 lobby 4", "3 attic 2"), places);
        assertEquals(
                new MissedMessages.Shown(MissedKind.QUESTION, "bob", "attic"), offer().shown());
        missed.step(1);
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void shortAbsenceOffersNothing() {
        look(false);
        hear("lobby", "@Ada?");
        scriptedChat.clock.advance(30);
        look(true);
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void onlyRoomsWithManyUnreadAreOffered() {
        hear("attic", "why?");
        open(scriptedChat.model("attic"));
        assertEquals(Offer.NONE, offer());
        open(scriptedChat.model("lobby"));
        for (int i = 0; i < MissedMessages.MANY; i++) {
            hear("attic", i + "");
        }
        hear("attic", "why not?");
        open(scriptedChat.model("attic"));
        assertEquals(Map.of(MissedKind.QUESTION, 1), counts());
    }

    @Test
    void unimportantMessagesAreNotOffered() {
        awayMeanwhile(() -> hear("lobby", "one", "two"));
        assertEquals(Offer.NONE, offer());
        missed.step(1);
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void messageSeenOnArrivalIsNotMissed() {
        hear("lobby", "@Ada, see this?");
        awayMeanwhile(() -> hear("lobby", "https://example.org"));
        assertEquals(Map.of(MissedKind.LINK, 1), counts());
    }

    @Test
    void idleUserMissesNewMessages() {
        scriptedChat.chat.setIdle(true);
        hear("lobby", "@Ada?");
        assertEquals(1, scriptedChat.model("lobby").unreadProperty().get());
        assertFalse(scriptedChat.sent.getLast() instanceof Command.Read);
        scriptedChat.chat.setIdle(false);
        assertEquals(Map.of(MissedKind.MENTION, 1), counts());
        assertEquals(0, scriptedChat.model("lobby").unreadProperty().get());
    }

    @Test
    void dismissedOfferDoesNotReturn() {
        awayMeanwhile(() -> hear("attic", "why?"));
        missed.dismiss();
        assertEquals(Offer.NONE, offer());
        awayMeanwhile(() -> {});
        assertEquals(Offer.NONE, offer());
        awayMeanwhile(() -> hear("attic", "https://example.org"));
        assertEquals(Map.of(MissedKind.LINK, 1), counts());
    }

    @Test
    void deletedMessageIsSkipped() {
        awayMeanwhile(() -> hear("lobby", "why?", "https://example.org"));
        scriptedChat.heard(new LogEntry.Deleted("lobby", 4, 1, bob.id(), "bob", 2));
        missed.step(1);
        assertEquals("lobby 3", place());
    }

    @Test
    void ownMessageIsNeverMissed() {
        awayMeanwhile(
                () ->
                        scriptedChat.heard(
                                scriptedChat.said(
                                        "lobby", "Ada", 1, "from my phone: https://a.example?")));
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void messageReadElsewhereIsNotMissed() {
        look(false);
        hear("attic", "why?");
        scriptedChat.heard(new Event.ReadUpTo("attic", Map.of(ada.id(), 2L)));
        hear("attic", "https://example.org");
        scriptedChat.clock.advance(301);
        look(true);
        assertEquals(Map.of(MissedKind.LINK, 1), counts());
    }

    @Test
    void keyStartsWithUnreadMessagesWithoutAnOffer() {
        hear("attic", "one", "why?");
        missed.step(1);
        assertEquals("attic 3", place());
        assertEquals(1, offer().position());
    }

    @Test
    void messagesDuringShutdownAreOfferedAtStart() {
        ScriptedChat later = new ScriptedChat(clientStore, ada, "Foyer", lobby, attic);
        later.skip("lobby", 1);
        LogEntry asked = later.said("lobby", "bob", 1, "@Ada?");
        later.heard(new Event.Entered(1, lobby, 2, false, "log"));
        later.heard(new Event.Present("lobby", List.of(ada, bob)));
        later.heard(new Event.Page("lobby", List.of(asked), false));
        assertEquals(
                Map.of(MissedKind.MENTION, 1), later.chat.missed().offerProperty().get().counts());
    }

    @Test
    void onlyLongDisconnectionsCountAsAbsence() {
        for (int seconds : new int[] {5, 600}) {
            scriptedChat.chat.handle(new ConnectionEvent.Lost("Gone.", 1));
            scriptedChat.clock.advance(seconds);
            LogEntry asked = scriptedChat.said("lobby", "bob", 1, "why?");
            scriptedChat.heard(new Event.Entered(1, lobby, asked.seq(), false, "log"));
            scriptedChat.heard(new Event.Present("lobby", List.of(ada, bob)));
            scriptedChat.heard(new Event.Page("lobby", List.of(asked), false));
            assertEquals(seconds > 300 ? 1 : 0, offer().count(), seconds + " s");
        }
    }

    @Test
    void olderUnreadPagesAreFetchedUpToALimit() {
        scriptedChat.chat.handle(new ConnectionEvent.Lost("Gone.", 1));
        scriptedChat.clock.advance(600);
        scriptedChat.skip("lobby", 5_000);
        LogEntry asked = scriptedChat.said("lobby", "bob", 1, "why?");
        scriptedChat.heard(new Event.Entered(1, lobby, asked.seq(), true, "log"));
        scriptedChat.heard(new Event.Present("lobby", List.of(ada, bob)));
        scriptedChat.heard(new Event.Page("lobby", List.of(asked), true));
        int pages = 0;
        long before = asked.seq();
        while (scriptedChat.sent.getLast().equals(new Command.History("lobby", before, 200))) {
            before--;
            pages++;
            LogEntry older =
                    new LogEntry.Said("lobby", before, 1, bob.id(), "bob", before, "why not?");
            scriptedChat.heard(new Event.Page("lobby", List.of(older), true));
        }
        assertEquals(MissedMessages.PAGES, pages);
        assertEquals(Map.of(MissedKind.QUESTION, 1 + MissedMessages.PAGES), counts());
        assertFalse(offer().isWhole());
    }

    @Test
    void unreadRoomIsLeftOut() {
        RoomInfo cellar = ScriptedChat.room("cellar", "", 2);
        enter(scriptedChat, cellar);
        awayMeanwhile(() -> hear("cellar", "@Ada?"));
        assertEquals(Offer.NONE, offer());
    }

    @Test
    void directConversationIsNamedByItsMember() {
        var direct = new RoomInfo("ada-bob", "", "", 2, bob, null);
        RoomModel room = enter(scriptedChat, direct);
        open(room);
        open(scriptedChat.model("lobby"));
        awayMeanwhile(() -> hear("ada-bob", "why?"));
        missed.step(1);
        assertEquals(new MissedMessages.Shown(MissedKind.QUESTION, "bob", ""), offer().shown());
    }
}
