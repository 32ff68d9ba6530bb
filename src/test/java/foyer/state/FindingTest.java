package foyer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.link.LinkEvent;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Logged;
import foyer.protocol.Member;
import foyer.protocol.MemberId;
import foyer.protocol.RoomInfo;
import foyer.testing.Seen;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Looking for words.
class FindingTest {
    private final Member ada = Seen.member("Ada");
    private final RoomInfo general = Seen.room("general", "", 2);
    private final RoomInfo chess = Seen.room("chess", "", 2);
    private final Seen seen = new Seen(ada, "Foyer", general, chess);
    private final Finding finding = seen.chat.finding();
    private final Logged soup = seen.said("general", "bob", 900, "The soup is ready.");
    private final Logged cold = seen.said("general", "Cyd", 300, "My soup is cold.");
    private final Logged chessSoup = seen.said("chess", "bob", 100, "Soup is no opening.");

    @BeforeEach
    void enter() {
        seen.enter(general, List.of(ada), false, soup, cold);
        seen.enter(chess, List.of(ada), false, chessSoup);
    }

    private void loseConnection() {
        seen.unplugged = true;
        seen.chat.apply(new LinkEvent.Lost("The server does not answer.", 5_000));
    }

    @Test
    void theServerIsAskedAndItsAnswerShown() {
        finding.find("soup", seen.model("general"), MemberId.of("bob"), 5L, 9L);
        assertEquals(
                new Command.Search("soup", "general", MemberId.of("bob"), 5L, 9L, null),
                seen.sent.getLast());
        assertTrue(finding.busyProperty().get());
        seen.heard(new Event.Found(seen.sent.size(), List.of(soup), true));
        assertEquals(List.of(soup), finding.found());
        assertFalse(finding.busyProperty().get());
        assertTrue(finding.answeredProperty().get());
        assertFalse(finding.onlyLoadedProperty().get());
        finding.findMore();
        assertEquals(
                new Command.Search("soup", "general", MemberId.of("bob"), 5L, 9L, 1),
                seen.sent.getLast());
    }

    @Test
    void withoutAConnectionWhatIsHereIsLookedThroughTheNewestFirst() {
        loseConnection();
        finding.find("soup is", null, null, null, null);
        assertEquals(List.of(chessSoup, cold, soup), finding.found());
        assertTrue(finding.onlyLoadedProperty().get());
        finding.find("soup", seen.model("general"), MemberId.of("bob"), null, null);
        assertEquals(List.of(soup), finding.found());
        finding.find("soup", null, null, cold.at(), chessSoup.at());
        assertEquals(List.of(cold), finding.found());
    }

    @Test
    void aQuestionWhoseConnectionBreaksIsAnsweredFromWhatIsHere() {
        finding.find("ready", null, null, null, null);
        loseConnection();
        assertEquals(List.of(soup), finding.found());
        assertTrue(finding.onlyLoadedProperty().get());
    }

    @Test
    void aRefusalIsToldAndNothingIsFound() {
        finding.find("soup", null, null, null, null);
        seen.refused("The host’s disk takes nothing.");
        assertEquals("The host’s disk takes nothing.", finding.refusalProperty().get());
        assertFalse(finding.answeredProperty().get());
        finding.find(" ", null, null, null, null);
        assertFalse(finding.refusalProperty().get().isEmpty());
    }

    @Test
    void whoIsThereOrSaidSomethingMayBeTheAuthor() {
        assertEquals(
                List.of("Ada", "bob", "Cyd"),
                finding.authors(null).stream().map(Member::name).toList());
        assertEquals(
                List.of("Ada", "bob"),
                finding.authors(seen.model("chess")).stream().map(Member::name).toList());
    }
}
