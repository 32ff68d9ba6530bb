package foyer.ui.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Completion, typing indicator and read receipts, driven by a robot.
class ComposerControllerTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 4);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(
                general,
                List.of(
                        ada,
                        ScriptedChat.member("bob"),
                        ScriptedChat.member("Bea Blue"),
                        ScriptedChat.member("Cyd")),
                false);
        ui = new UiStage(900, 600, shellFixture::view);
        ui.click(".words-field");
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private String draft() {
        return ui.find(TextArea.class, ".words-field").getText();
    }

    private void receiveTyping(String name) {
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.Typing("general", ScriptedChat.member(name).id())));
    }

    @Test
    void promptNamesTheRoom() {
        TextArea field = ui.find(TextArea.class, ".words-field");
        assertTrue(ui.on(field::isFocused));
        assertEquals("Message general", ui.on(field::getPromptText));
        assertTrue(
                ui.on(
                        () ->
                                field.lookupAll(".text").stream()
                                        .anyMatch(
                                                node ->
                                                        node instanceof Text prompt
                                                                && prompt.getFill()
                                                                        instanceof Color fill
                                                                && fill.getOpacity() > 0.5
                                                                && prompt.getText()
                                                                        .equals(
                                                                                "Message"
                                                                                        + " general"))));
    }

    @Test
    void enterInsertsMentionCompletion() {
        ui.type("hi @b");
        assertTrue(ui.sees(".completion"));
        assertTrue(ui.shows("@Bea Blue"));
        assertFalse(ui.shows("@Cyd"));
        ui.press(KeyCode.ENTER);
        assertEquals("hi @Bea Blue ", draft());
        assertFalse(ui.sees(".completion"));
        ui.press(KeyCode.ENTER);
        assertEquals(
                "hi @Bea Blue",
                assertInstanceOf(Command.Say.class, scriptedChat.sent.getLast()).text());
    }

    @Test
    void arrowsAndTabInsertAnotherName() {
        ui.type("@");
        assertTrue(ui.shows("@room"));
        assertFalse(ui.shows("@Ada"), "the user's own name is offered");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.TAB);
        assertEquals("@bob ", draft());
    }

    @Test
    void clickInsertsName() {
        ui.type("@");
        ui.click("@Cyd");
        assertEquals("@Cyd ", draft());
    }

    @Test
    void escapeClosesCompletionAndEnterSends() {
        ui.type("@b");
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".completion"));
        ui.press(KeyCode.ENTER);
        assertEquals("@b", assertInstanceOf(Command.Say.class, scriptedChat.sent.getLast()).text());
    }

    @Test
    void enterSendsAShortcodeThatNobodyChose() {
        ui.type("at :ng");
        assertTrue(ui.sees(".completion"));
        ui.press(KeyCode.ENTER);
        assertEquals(
                "at :ng", assertInstanceOf(Command.Say.class, scriptedChat.sent.getLast()).text());
        assertEquals("", draft());
    }

    @Test
    void enterInsertsAShortcodeChosenWithTheArrows() {
        ui.type(":wav");
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.UP);
        ui.press(KeyCode.ENTER);
        assertEquals(":wave: ", draft());
    }

    @Test
    void typingIndicatorNamesMembersUntilTheyStop() {
        receiveTyping("bob");
        assertTrue(ui.shows("bob is typing…"));
        receiveTyping("Cyd");
        assertTrue(ui.shows("bob and Cyd are typing…"));
        ui.snapshot("typing");
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("general", "bob", 0, "there")));
        assertTrue(ui.shows("Cyd is typing…"));
        scriptedChat.clock.advance(10);
        ui.until("the typing indicator is empty", () -> !ui.shows("writing…"));
    }

    @Test
    void typingIsReportedAtIntervals() {
        ui.type("hello there");
        assertEquals(
                List.of(new Command.Typing("general")),
                scriptedChat.sent.stream().filter(Command.Typing.class::isInstance).toList());
        scriptedChat.clock.advance(4);
        ui.type("!");
        assertEquals(
                2, scriptedChat.sent.stream().filter(Command.Typing.class::isInstance).count());
    }

    @Test
    void readersAppearBelowOwnLastMessage() {
        ui.fx(
                () -> {
                    scriptedChat.heard(scriptedChat.said("general", "Ada", 20, "one"));
                    scriptedChat.heard(scriptedChat.said("general", "Ada", 10, "two"));
                });
        assertFalse(ui.sees(".read-by"));
        ui.fx(
                () ->
                        scriptedChat.heard(
                                new Event.ReadUpTo(
                                        "general",
                                        java.util.Map.of(
                                                ScriptedChat.member("Cyd").id(),
                                                2L,
                                                ScriptedChat.member("bob").id(),
                                                1L))));
        assertTrue(ui.shows("Read by Cyd"));
        ui.snapshot("read-by");
        ui.fx(() -> scriptedChat.heard(scriptedChat.said("general", "bob", 0, "three")));
        assertTrue(ui.shows("Read by bob and Cyd"));
    }
}
