package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.LogRow;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.BidiText;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The bar for returning users, driven by a robot.
class MissedMessagesBarTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "All sorts", 2);
    private final RoomInfo kitchen = ScriptedChat.room("kitchen", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general, kitchen);
    private UiStage ui;

    @BeforeEach
    void show() {
        for (RoomInfo room : List.of(general, kitchen)) {
            scriptedChat.enter(room, List.of(ada, ScriptedChat.member("bob")), false);
            scriptedChat.heard(scriptedChat.said(room.name(), "bob", 9_000, "Good morning."));
        }
        ui = new UiStage(900, 600, new ShellFixture(scriptedChat)::view);
        ui.fx(
                () -> {
                    scriptedChat.chat.memberships().open(scriptedChat.model("kitchen"));
                    scriptedChat.chat.memberships().open(scriptedChat.model("general"));
                    scriptedChat.chat.setInForeground(true);
                });
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private void missMessagesAndReturn() {
        ui.fx(
                () -> {
                    scriptedChat.chat.setInForeground(false);
                    for (int i = 0; i < 40; i++) {
                        scriptedChat.heard(
                                scriptedChat.said("general", "bob", 4_000 - i * 60, "Word " + i));
                    }
                    receive("general", "@Ada, the keys are with me");
                    receive("general", "The menu is at https://example.org/menu");
                    for (int i = 0; i < 40; i++) {
                        scriptedChat.heard(
                                scriptedChat.said("general", "bob", 900 - i, "More " + i));
                    }
                    receive("kitchen", "Who takes the soup?");
                    scriptedChat.clock.advance(1_000);
                    scriptedChat.chat.setInForeground(true);
                });
    }

    private void receive(String room, String text) {
        scriptedChat.heard(scriptedChat.said(room, "bob", 1_000, text));
    }

    private String barText() {
        return ui.find(BidiText.class, ".missed-line .wrapped-text").getText();
    }

    /// The text of the selected message.
    private String selectedText() {
        var log = ui.find(LogView.class, ".log-view");
        return ui.on(
                () ->
                        log.selected() instanceof LogRow.Entry(LogEntry.Said said, _, _, _)
                                ? said.text()
                                : "");
    }

    @Test
    void barCountsMissedMessagesAndKeyStepsThrough() {
        assertFalse(ui.sees(".missed-line"));
        missMessagesAndReturn();
        assertEquals("You missed 1 mention, 1 link, 1 question (F8)", barText());
        ui.snapshot("missed");
        ui.press(KeyCode.F8);
        assertEquals("1 of 3: mention by bob in general", barText());
        assertEquals("@Ada, the keys are with me", selectedText());
        assertTrue(ui.shows(", the keys are with me"));
        ui.snapshot("missed-first");
        ui.press(KeyCode.F8);
        ui.press(KeyCode.F8);
        assertEquals("3 of 3: question by bob in kitchen", barText());
        assertEquals("kitchen", scriptedChat.chat.rooms().selectedProperty().get().name());
        assertEquals("Who takes the soup?", selectedText());
        ui.press(KeyCode.SHIFT, KeyCode.F8);
        assertEquals("2 of 3: link by bob in general", barText());
        assertEquals("The menu is at https://example.org/menu", selectedText());
        ui.press(KeyCode.F8);
        ui.press(KeyCode.F8);
        assertFalse(ui.sees(".missed-line"));
    }

    @Test
    void barFitsSmallWindowAndClosesByMouse() {
        ui.resize(480, 420);
        missMessagesAndReturn();
        ui.snapshot("missed-small");
        Button nextButton = ui.find(Button.class, ".missed-line .missed-on");
        assertTrue(nextButton.localToScene(nextButton.getBoundsInLocal()).getMaxX() <= 480);
        ui.click(nextButton);
        ui.snapshot("missed-small-first");
        assertTrue(barText().startsWith("1 of 3: mention"), barText());
        ui.click(".missed-line .missed-close");
        assertFalse(ui.sees(".missed-line"));
    }
}
