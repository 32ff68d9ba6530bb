package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.LogRow;
import foyer.testing.ScriptedChat;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private final ScriptedChat scriptedChat = new ScriptedChat(ScriptedChat.member("Ada"), "Foyer");

    private List<LogRow> rows(foyer.protocol.LogEntry... log) {
        var info = ScriptedChat.room("general", "", 2);
        return scriptedChat
                .enter(info, List.of(ScriptedChat.member("Ada")), false, log)
                .log()
                .rows();
    }

    private static boolean continuesGroup(List<LogRow> rows) {
        return Grouping.continuesGroup(rows.get(1), rows.get(0), ZoneOffset.UTC);
    }

    @Test
    void messagesWithinFiveMinutesAreGrouped() {
        assertTrue(
                continuesGroup(
                        rows(
                                scriptedChat.said("general", "bob", 299, "a"),
                                scriptedChat.said("general", "bob", 0, "b"))));
    }

    @Test
    void messageAfterFiveMinutesStartsGroup() {
        assertFalse(
                continuesGroup(
                        rows(
                                scriptedChat.said("general", "bob", 300, "a"),
                                scriptedChat.said("general", "bob", 0, "b"))));
    }

    @Test
    void anotherAuthorStartsGroup() {
        assertFalse(
                continuesGroup(
                        rows(
                                scriptedChat.said("general", "bob", 9, "a"),
                                scriptedChat.said("general", "Zoë", 0, "b"))));
    }

    @Test
    void announcementIsNotGrouped() {
        assertFalse(
                continuesGroup(
                        rows(
                                scriptedChat.announced("general", 9, "a", false),
                                scriptedChat.said("general", "Ada", 0, "b"))));
    }

    @Test
    void outgoingMessageJoinsOwnGroup() {
        var room = scriptedChat.enter(ScriptedChat.room("general", "", 2), List.of(), false);
        scriptedChat.heard(scriptedChat.said("general", "Ada", 9, "a"));
        scriptedChat.chat.messaging().send(room, "b");
        assertTrue(continuesGroup(room.log().rows()));
    }

    @Test
    void midnightStartsDay() {
        var rows =
                rows(
                        scriptedChat.said("general", "bob", 11 * 3600, "a"),
                        scriptedChat.said("general", "bob", 10 * 3600, "b"));
        assertTrue(Grouping.startsDay(rows.get(1), rows.get(0), ZoneOffset.UTC));
        assertFalse(Grouping.startsDay(rows.get(1), rows.get(1), ZoneOffset.UTC));
    }
}
