package foyer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.connection.ConnectionEvent;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.protocol.SharedFile;
import foyer.search.SearchCases;
import foyer.testing.ScriptedChat;
import java.util.ArrayList;
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

    @Test
    void disconnectedWindowFindsWhatTheCasesSay() {
        List<SearchCases.Case> cases = SearchCases.all();
        var messages = new ArrayList<LogEntry>();
        for (int i = 0; i < cases.size(); i++) {
            messages.add(scriptedChat.said("general", "bob", 100_000 - i, cases.get(i).message()));
            scriptedChat.heard(messages.getLast());
        }
        loseConnection();
        var wrong = new ArrayList<SearchCases.Case>();
        for (int i = 0; i < cases.size(); i++) {
            LogEntry message = messages.get(i);
            long at = message.at();
            search.search(cases.get(i).query(), scriptedChat.model("general"), null, at, at + 1);
            if (search.found().contains(message) != cases.get(i).isFound()) {
                wrong.add(cases.get(i));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void newerSearchWaitsForTheAnswerAndReplacesIt() {
        int before = scriptedChat.sent.size();
        search.search("so", null, null, null, null);
        long first = scriptedChat.sent.size();
        search.search("sou", null, null, null, null);
        search.search("soup", null, null, null, null);
        assertEquals(before + 1, scriptedChat.sent.size(), "one search at a time");
        scriptedChat.heard(new Event.Found(first, List.of(cold), true));
        assertEquals(List.of(), search.found(), "the answer to the older search is shown");
        assertTrue(search.busyProperty().get());
        assertEquals(
                new Command.Search("soup", null, null, null, null, null),
                scriptedChat.sent.getLast());
        scriptedChat.heard(new Event.Found(scriptedChat.sent.size(), List.of(soup), false));
        assertEquals(List.of(soup), search.found());
        assertEquals(before + 2, scriptedChat.sent.size());
    }

    @Test
    void clearedSearchIgnoresItsAnswer() {
        search.search("so", null, null, null, null);
        search.clear();
        scriptedChat.heard(new Event.Found(scriptedChat.sent.size(), List.of(cold), false));
        assertEquals(List.of(), search.found());
        assertFalse(search.answeredProperty().get());
    }

    @Test
    void serverThatStillIndexesIsShown() {
        search.search("soup", null, null, null, null);
        scriptedChat.heard(new Event.Found(scriptedChat.sent.size(), List.of(soup), false, true));
        assertTrue(search.indexingProperty().get());
        search.search("tea", null, null, null, null);
        assertFalse(search.indexingProperty().get());
    }

    @Test
    void disconnectedSearchShowsPages() {
        for (int i = 0; i < Limits.FOUND + 5; i++) {
            scriptedChat.heard(scriptedChat.said("general", "bob", 9, "tea " + i));
        }
        loseConnection();
        search.search("tea", null, null, null, null);
        assertEquals(Limits.FOUND, search.found().size());
        assertTrue(search.moreProperty().get());
        search.searchMore();
        assertEquals(Limits.FOUND + 5, search.found().size());
        assertFalse(search.moreProperty().get());
    }

    @Test
    void sharedFileIsFoundByPartsOfItsName() {
        var file = new SharedFile("a".repeat(64), "Rapport_été 2024.pdf", 5);
        LogEntry message =
                new LogEntry.Said(
                        "general", 3, 1, MemberId.of("bob"), "bob", 7, "", null, null, file);
        scriptedChat.heard(message);
        loseConnection();
        for (String words : List.of("rapport", "ete", ".pdf", "2024 rapport", "Rapport_été")) {
            search.search(words, null, null, null, null);
            assertEquals(List.of(message), search.found(), words);
        }
    }
}
