package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Slash commands in the composer, driven by a robot.
class SlashCommandCompletionTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 1);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(general, List.of(ada), false);
        ui = new UiStage(900, 600, new ShellFixture(scriptedChat)::view);
        ui.click(".words-field");
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String draft() {
        return ui.on(() -> ui.find(TextArea.class, ".words-field").getText());
    }

    @Test
    void slashOffersCommandsAndTabInsertsOne() {
        ui.type("/m");
        assertTrue(ui.shows("text – Describe an action: “/me waves”"));
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.TAB);
        assertEquals("/msg ", draft());
        assertFalse(ui.sees(".completion"));
    }

    @Test
    void completeCommandRunsOnEnter() {
        ui.type("/leave");
        ui.press(KeyCode.ENTER);
        assertEquals(new Command.Leave("general"), scriptedChat.sent.getLast());
    }

    @Test
    void commandHelpAppearsInComposer() {
        ui.type("/help topic");
        ui.press(KeyCode.ENTER);
        assertTrue(ui.shows("/topic [topic] – Set the room topic"));
        ui.snapshot("slash-help");
        ui.resize(480, 400);
        ui.snapshot("slash-help-small");
    }
}
