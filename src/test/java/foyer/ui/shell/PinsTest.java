package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The pinned messages of a room, by a robot.
class PinsTest {
    private final Member bob = ScriptedChat.member("bob");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private UiStage ui;
    private ScriptedChat scriptedChat;
    private RoomModel room;

    /// @param me the room is Ada's
    private void show(Member me) {
        scriptedChat = new ScriptedChat(me, "Foyer", general);
        room = scriptedChat.enter(general, List.of(me, bob), false);
        ui = new UiStage(900, 600, new ShellFixture(scriptedChat)::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Said hear(String text) {
        Said message = scriptedChat.said("general", "bob", 60, text);
        ui.fx(() -> scriptedChat.heard(message));
        return message;
    }

    private boolean isOnScreen(String text) {
        return ui.find(".log-view").lookupAll(".message-cell").stream()
                .map(Node::getAccessibleText)
                .anyMatch(accessible -> accessible != null && accessible.contains(text));
    }

    private void pinned(long seq) {
        pinned(seq, true);
    }

    private void pinned(Said message, boolean on) {
        pinned(message.seq(), on);
    }

    private void pinned(long seq, boolean on) {
        Said place = scriptedChat.said("general", "Ada", 0, "x");
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new LogEntry.Pinned(
                                        "general",
                                        place.seq(),
                                        place.at(),
                                        place.by(),
                                        "Ada",
                                        seq,
                                        on)));
    }

    @Test
    void pinnedMessageIsCountedAndOpened() {
        show(ScriptedChat.member("Ada"));
        assertFalse(ui.sees(".pins-button"));
        Said rules = hear("The rules of the house\nare these");
        for (int i = 0; i < 60; i++) {
            hear("line " + i);
        }
        pinned(rules, true);
        assertEquals("1", ui.find(Button.class, ".pins-button").getText());
        ui.click(".pins-button");
        assertTrue(ui.shows("The rules of the house"));
        ui.click(".pin");
        assertFalse(ui.sees(".pin"));
        ui.until("the pinned message is shown", () -> isOnScreen("The rules of the house"));
        pinned(rules, false);
        assertFalse(ui.sees(".pins-button"));
    }

    @Test
    void roomOwnerUnpins() {
        show(ScriptedChat.member("Ada"));
        Said rules = hear("The rules");
        pinned(rules, true);
        ui.click(".pins-button");
        ui.click(".unpin");
        assertEquals(new Command.Pin("general", rules.seq(), false), scriptedChat.sent.getLast());
    }

    @Test
    void memberSeesPinsAndCannotUnpin() {
        show(ScriptedChat.member("Cyd"));
        Said rules = hear("The rules");
        ui.fx(() -> scriptedChat.heard(new Event.Pins("general", List.of(rules))));
        ui.click(".pins-button");
        assertTrue(ui.sees(".pin"));
        assertFalse(ui.sees(".unpin"));
    }

    @Test
    void pinOfUnloadedMessageRequestsHistory() {
        show(ScriptedChat.member("Ada"));
        scriptedChat.skip("general", 100);
        ui.fx(
                () ->
                        scriptedChat.enter(
                                general,
                                List.of(bob),
                                true,
                                scriptedChat.said("general", "bob", 9, "late")));
        pinned(7);
        ui.click(".pins-button");
        ui.click("Earlier message");
        assertEquals(7L, room.history().soughtProperty().get());
        assertEquals(
                new Command.History("general", 101, Limits.HISTORY_PAGE),
                scriptedChat.sent.getLast());
    }
}
