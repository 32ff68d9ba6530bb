package foyer.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.model.RoomModel;
import foyer.protocol.Command;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import foyer.ui.log.LogView;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is typed beside the composer goes into it.
class TypingRedirectTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private RoomModel room;
    private UiStage ui;

    @BeforeEach
    void show() {
        room = scriptedChat.enter(general, List.of(ada, ScriptedChat.member("bob")), false);
        ui = new UiStage(900, 600, shellFixture::view);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private Said receive(String author, String text) {
        Said said = scriptedChat.said("general", author, 60, text);
        ui.fx(() -> scriptedChat.heard(said));
        return said;
    }

    private LogView log() {
        return ui.find(LogView.class, ".log-view");
    }

    private TextArea draftField() {
        return ui.find(TextArea.class, ".words-field");
    }

    /// Selects a message as the keyboard does.
    private void select(Said message) {
        ui.fx(
                () -> {
                    log().requestFocus();
                    log().select(room.log().indexOf(message.seq()));
                });
        ui.press(KeyCode.UP);
        ui.press(KeyCode.DOWN);
    }

    @Test
    void textTypedAfterAClickOnAMessageGoesToTheComposer() {
        Said mine = receive("Ada", "an old message of mine");
        for (String text : List.of("please reply to me", "reply", "edit", "Pin 7 x", "7", " x")) {
            int sent = scriptedChat.sent.size();
            ui.click(ui.find(".said"));
            assertEquals(log(), ui.focused());
            ui.type(text);
            assertEquals(text, draftField().getText());
            assertFalse(ui.sees(".composing-line"), text);
            assertTrue(
                    scriptedChat.sent.subList(sent, scriptedChat.sent.size()).stream()
                            .noneMatch(command -> command instanceof Command.Pin),
                    text);
            ui.fx(() -> draftField().clear());
        }
        assertEquals(1, mine.seq());
    }

    @Test
    void otherLettersThanKeysGoToTheComposerWhileMovingByKeys() {
        select(receive("bob", "hello"));
        ui.type("hi there");
        assertEquals("hi there", draftField().getText());
    }

    @Test
    void charactersOfEveryLayoutGoToTheComposer() {
        receive("bob", "hello");
        for (String typed : List.of("é", "ж", "ا", "あ", "👍", "@", "/", "1")) {
            ui.click(ui.find(".said"));
            fire(
                    new KeyEvent(
                            KeyEvent.KEY_TYPED,
                            typed,
                            "",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false));
            assertEquals(typed, draftField().getText());
            ui.fx(() -> draftField().clear());
        }
        ui.click(ui.find(".said"));
        fire(
                new KeyEvent(
                        KeyEvent.KEY_TYPED, "c", "", KeyCode.UNDEFINED, false, true, false, false));
        assertEquals("", draftField().getText());
        fire(new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, List.of(), "東京", 0));
        assertEquals("東京", draftField().getText());
        assertEquals(draftField(), ui.focused());
    }

    @Test
    void textTypedOnListsAndButtonsGoesToTheComposer() {
        receive("bob", "hello");
        for (String selector : List.of(".rooms", ".member-list", "#settings")) {
            ui.fx(() -> ui.find(selector).requestFocus());
            ui.type("please");
            assertEquals("please", draftField().getText(), selector);
            ui.fx(() -> draftField().clear());
        }
    }

    private void fire(javafx.event.Event event) {
        ui.fx(() -> javafx.event.Event.fireEvent(log(), event));
    }
}
