package foyer.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event.Found;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SearchHandlerTest {
    private final HubFixture hub = new HubFixture("lobby", "attic");
    private final RecordingPeer ada = hub.signIn("Ada", "lobby");
    private final RecordingPeer bob = hub.signIn("Bob", "lobby", "attic");

    private List<String> found(RecordingPeer peer, String words, @Nullable String room) {
        return found(peer, new Command.Search(words, room, null, null, null, null));
    }

    private List<String> found(RecordingPeer peer, Command.Search search) {
        peer.take();
        long id = peer.send(search);
        Found found = peer.only(Found.class);
        assertEquals(id, found.re());
        return found.entries().stream().map(entry -> ((LogEntry.Said) entry).text()).toList();
    }

    @Test
    void searchFindsOnlyMessagesOfOwnRooms() {
        ada.say("lobby", 1, "tea is ready");
        bob.say("attic", 1, "tea for two");
        assertEquals(List.of("tea for two", "tea is ready"), found(bob, "TEA", null));
        assertEquals(List.of("tea is ready"), found(ada, "tea", null));
        ada.take();
        ada.assertRefused(
                ada.send(new Command.Search("tea", "attic", null, null, null, null)),
                ErrorCode.NOT_A_MEMBER);
    }

    @Test
    void searchFiltersByAuthorAndTime() {
        long start = hub.time.millis();
        ada.say("lobby", 1, "tea one");
        hub.pass(Duration.ofHours(1));
        bob.say("lobby", 1, "tea two");
        assertEquals(
                List.of("tea one"),
                found(bob, new Command.Search("tea", null, ada.id(), null, null, null)));
        assertEquals(
                List.of("tea two"),
                found(bob, new Command.Search("tea", "lobby", null, start + 1, null, null)));
        assertEquals(
                List.of("tea one"),
                found(bob, new Command.Search("tea", "lobby", null, null, start + 1, null)));
    }

    @Test
    void searchFollowsEditsAndDeletions() {
        ada.say("lobby", 1, "coffee");
        ada.say("lobby", 2, "cocoa");
        assertEquals(List.of("coffee"), found(ada, "coffee", null), "it is in the index");
        ada.send(new Command.Edit("lobby", 1, "tea"));
        ada.send(new Command.Delete("lobby", 2));
        assertEquals(List.of(), found(ada, "coffee", null));
        assertEquals(List.of(), found(ada, "cocoa", null));
        assertEquals(List.of("tea"), found(ada, "tea", null));
    }

    @Test
    void searchContinuesAfterAPage() {
        for (int n = 1; n <= Limits.FOUND + 3; n++) {
            ada.say("lobby", n, "tea " + n);
            hub.pass(Duration.ofSeconds(1));
        }
        assertEquals(Limits.FOUND, found(bob, "tea", null).size());
        assertEquals(true, bob.only(Found.class).more());
        assertEquals(
                List.of("tea 3", "tea 2", "tea 1"),
                found(bob, new Command.Search("tea", null, null, null, null, Limits.FOUND)));
        assertEquals(false, bob.only(Found.class).more());
    }

    @Test
    void typingIsNotTooFast() {
        ada.say("lobby", 1, "the soup is ready");
        String words = "the soup is ready";
        for (int length = 1; length <= words.length(); length++) {
            assertEquals(
                    List.of("the soup is ready"), found(ada, words.substring(0, length), null));
            hub.pass(Duration.ofMillis(250));
        }
    }

    @Test
    void signsEmojiAndInvisibleCharactersAreNoInvalidSearch() {
        ada.say(
                "lobby",
                1,
                "C++ 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"
                        + " می\u200Cخواهم");
        for (String words :
                List.of(
                        "++",
                        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                        "می\u200Cخواهم",
                        "\uFEFFC++\u200F\n",
                        "c\u00AD+")) {
            assertEquals(1, found(ada, words, "lobby").size(), words);
        }
    }

    @Test
    void answerSaysThatOlderMessagesAreStillIndexed() {
        var random = new Random(1);
        for (int n = 1; n <= 2; n++) {
            var text = new StringBuilder("茶");
            random.ints(3_000, 0x5000, 0x9000).forEach(text::appendCodePoint);
            ada.say("lobby", n, text.toString());
        }
        assertEquals(1, found(bob, "茶", null).size(), "the older of two long messages");
        assertTrue(bob.only(Found.class).isIndexing());
        found(bob, "茶", null);
        assertEquals(2, found(bob, "茶", null).size());
        assertFalse(bob.only(Found.class).isIndexing());
    }

    @Test
    void memberSearchesOnlySoOften() {
        ada.say("lobby", 1, "tea");
        for (int n = 0; n < 10; n++) {
            assertEquals(List.of("tea"), found(ada, "tea", null));
        }
        ada.take();
        var search = new Command.Search("tea", null, null, null, null, null);
        ada.assertRefused(ada.send(search), ErrorCode.TOO_FAST);
        assertEquals(List.of("tea"), found(bob, "tea", null), "others may search");
        hub.pass(Duration.ofSeconds(1));
        assertEquals(List.of("tea"), found(ada, "tea", null));
    }
}
