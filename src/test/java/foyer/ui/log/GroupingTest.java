package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.state.LogRow;
import foyer.testing.Seen;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private final Seen seen = new Seen(Seen.member("Ada"), "Foyer");

    private List<LogRow> rows(foyer.protocol.Logged... log) {
        var info = Seen.room("general", "", 2);
        return seen.enter(info, List.of(Seen.member("Ada")), false, log).log().rows();
    }

    private static boolean continues(List<LogRow> rows) {
        return Grouping.continues(rows.get(1), rows.get(0), ZoneOffset.UTC);
    }

    @Test
    void wordsOfOneAuthorWithinFiveMinutesStandTogether() {
        assertTrue(
                continues(
                        rows(
                                seen.said("general", "bob", 299, "a"),
                                seen.said("general", "bob", 0, "b"))));
    }

    @Test
    void afterFiveMinutesTheAuthorIsNamedAgain() {
        assertFalse(
                continues(
                        rows(
                                seen.said("general", "bob", 300, "a"),
                                seen.said("general", "bob", 0, "b"))));
    }

    @Test
    void anotherAuthorIsNamed() {
        assertFalse(
                continues(
                        rows(
                                seen.said("general", "bob", 9, "a"),
                                seen.said("general", "Zoë", 0, "b"))));
    }

    @Test
    void anAnnouncementStandsAlone() {
        assertFalse(
                continues(
                        rows(
                                seen.announced("general", 9, "a", false),
                                seen.said("general", "Ada", 0, "b"))));
    }

    @Test
    void whatIsOnItsWayStandsUnderWhatThisPersonSaidLast() {
        var room = seen.enter(Seen.room("general", "", 2), List.of(), false);
        seen.heard(seen.said("general", "Ada", 9, "a"));
        seen.chat.talking().say(room, "b");
        assertTrue(continues(room.log().rows()));
    }

    @Test
    void midnightBeginsADay() {
        var rows =
                rows(
                        seen.said("general", "bob", 11 * 3600, "a"),
                        seen.said("general", "bob", 10 * 3600, "b"));
        assertTrue(Grouping.startsDay(rows.get(1), rows.get(0), ZoneOffset.UTC));
        assertFalse(Grouping.startsDay(rows.get(1), rows.get(1), ZoneOffset.UTC));
    }
}
