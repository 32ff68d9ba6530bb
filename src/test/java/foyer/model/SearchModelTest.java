package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Looking for words.
class SearchModelTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final RoomInfo chess = ScriptedChat.room("chess", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general, chess);
    private final SearchModel search = scriptedChat.chat.search();
    private final LogEntry soup = scriptedChat.said("general", "bob", 900, "The soup is ready.");
    private final LogEntry cold = scriptedChat.said("general", "Cyd", 300, "My soup is cold.");
    private final LogEntry chessSoup =
            scriptedChat.said("chess", "bob", 100, "Soup is no opening.");

    @BeforeEach
    void enter() {
        scriptedChat.enter(general, List.of(ada), false, soup, cold);
        scriptedChat.enter(chess, List.of(ada), false, chessSoup);
    }

    private void loseConnection() {
        scriptedChat.unplugged = true;
        scriptedChat.chat.handle(new ConnectionEvent.Lost("The server does not answer.", 5_000));
    }

    @Test
    void serverResultsAreShown() {
        search.search("soup", scriptedChat.model("general"), MemberId.of("bob"), 5L, 9L);
        assertEquals(
                new Command.Search("soup", "general", MemberId.of("bob"), 5L, 9L, null),
                scriptedChat.sent.getLast());
        assertTrue(search.busyProperty().get());
        scriptedChat.heard(new Event.Found(scriptedChat.sent.size(), List.of(soup), true));
        assertEquals(List.of(soup), search.found());
        assertFalse(search.busyProperty().get());
        assertTrue(search.answeredProperty().get());
        assertFalse(search.onlyLoadedProperty().get());
        search.searchMore();
        assertEquals(
                new Command.Search("soup", "general", MemberId.of("bob"), 5L, 9L, 1),
                scriptedChat.sent.getLast());
    }

    @Test
    void withoutAConnectionWhatIsHereIsLookedThroughTheNewestFirst() {
        loseConnection();
        search.search("soup is", null, null, null, null);
        assertEquals(List.of(chessSoup, cold, soup), search.found());
        assertTrue(search.onlyLoadedProperty().get());
        search.search("soup", scriptedChat.model("general"), MemberId.of("bob"), null, null);
        assertEquals(List.of(soup), search.found());
        search.search("soup", null, null, cold.at(), chessSoup.at());
        assertEquals(List.of(cold), search.found());
    }

    @Test
    void searchFallsBackToTheCacheOnDisconnect() {
        search.search("ready", null, null, null, null);
        loseConnection();
        assertEquals(List.of(soup), search.found());
        assertTrue(search.onlyLoadedProperty().get());
    }

    @Test
    void refusedSearchShowsTheReason() {
        search.search("soup", null, null, null, null);
        scriptedChat.refused("The host’s disk takes nothing.");
        assertEquals("The host’s disk takes nothing.", search.refusalProperty().get());
        assertFalse(search.answeredProperty().get());
        search.search(" ", null, null, null, null);
        assertFalse(search.refusalProperty().get().isEmpty());
    }

    @Test
    void membersAndAuthorsCanBeChosenAsAuthor() {
        assertEquals(
                List.of("Ada", "bob", "Cyd"),
                search.authors(null).stream().map(Member::name).toList());
        assertEquals(
                List.of("Ada", "bob"),
                search.authors(scriptedChat.model("chess")).stream().map(Member::name).toList());
    }
}
