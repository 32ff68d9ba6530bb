package foyer.ui.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foyer.protocol.Command;
import foyer.protocol.Member;
import foyer.protocol.RoomInfo;
import foyer.settings.EmojiUse;
import foyer.testing.ScriptedChat;
import foyer.testing.ShellFixture;
import foyer.testing.UiStage;
import java.util.List;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Emoji in the composer, driven by a robot.
class EmojiPickerTest {
    private final Member ada = ScriptedChat.member("Ada");
    private final RoomInfo general = ScriptedChat.room("general", "", 2);
    private final ScriptedChat scriptedChat = new ScriptedChat(ada, "Foyer", general);
    private final ShellFixture shellFixture = new ShellFixture(scriptedChat);
    private UiStage ui;

    @BeforeEach
    void show() {
        scriptedChat.enter(
                general, List.of(ada), false, scriptedChat.said("general", "bob", 60, "Look 😀"));
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

    @Test
    void shortcodeIsCompletedAndSentAsEmoji() {
        ui.type("hi :gri");
        ui.until("the completion list is open", () -> ui.sees(".completion"));
        ui.press(KeyCode.DOWN);
        ui.press(KeyCode.UP);
        ui.press(KeyCode.ENTER);
        assertEquals("hi :grinning: ", draft());
        assertFalse(ui.sees(".completion"));
        ui.press(KeyCode.ENTER);
        assertEquals("", draft());
        assertEquals("hi 😀", ((Command.Say) scriptedChat.sent.getLast()).text().strip());
    }

    @Test
    void tabInsertsShortcode() {
        ui.type(":wav");
        ui.until("the completion list is open", () -> ui.sees(".completion"));
        ui.press(KeyCode.TAB);
        assertEquals(":wave: ", draft());
    }

    @Test
    void escapeKeepsTypedText() {
        ui.type(":wav");
        ui.until("the completion list is open", () -> ui.sees(".completion"));
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees(".completion"));
        assertEquals(":wav", draft());
    }

    @Test
    void timesAndSmileysHaveNoCompletions() {
        ui.type("10:30 :) a:wave");
        assertFalse(ui.sees(".completion"));
    }

    @Test
    void keyboardPicksSearchedEmoji() {
        ui.click(".emoji-button");
        ui.until("the picker is open", () -> ui.sees(".emoji-picker"));
        ui.type("clap");
        ui.press(KeyCode.ENTER);
        ui.until("the picker is closed", () -> !ui.sees(".emoji-picker"));
        assertEquals(":clap: ", draft());
    }

    @Test
    void anyEmojiCanBeAReaction() {
        ui.click(".message-text");
        ui.click(".pick-mark");
        ui.until("the picker is open", () -> ui.sees(".emoji-picker"));
        ui.type("clap");
        ui.press(KeyCode.ENTER);
        assertEquals("👏", ((Command.React) scriptedChat.sent.getLast()).emoji());
    }

    @Test
    void clickPicksEmojiAndMakesItRecent() {
        ui.click(".emoji-button");
        ui.until("the picker is open", () -> ui.sees(".emoji-picker"));
        String name = ui.on(() -> ui.find(".emoji-grid .emoji-choice").getAccessibleText());
        ui.click(".emoji-grid .emoji-choice");
        ui.until("the picker is closed", () -> !ui.sees(".emoji-picker"));
        assertEquals(":" + name.replace(' ', '_') + ": ", draft());
        ui.click(".emoji-button");
        ui.until("the picker is open", () -> ui.sees(".emoji-picker"));
        assertEquals(
                "Recently used",
                ui.on(() -> ui.find(".emoji-groups .toggle-button").getAccessibleText()));
    }

    @Test
    void recentEmojiUseChosenSkinToneAndAreStored() {
        ui.fx(
                () ->
                        shellFixture
                                .profile()
                                .changeEmojiUse(_ -> new EmojiUse(List.of("👋", "nothing"), 2)));
        ui.click(".emoji-button");
        ui.until("the picker is open", () -> ui.sees(".emoji-picker"));
        ui.snapshot("emoji-recent");
        assertEquals(1, ui.on(() -> ui.find(".emoji-grid").lookupAll(".emoji-choice").size()));
        ui.click(".emoji-grid .emoji-choice");
        assertEquals(":wave::skin-tone-3: ", draft());
        ui.click(".emoji-button");
        ui.until("the picker is open", () -> ui.sees(".emoji-picker"));
        ui.type("clap");
        ui.press(KeyCode.ENTER);
        assertEquals(
                new EmojiUse(List.of("👏", "👋", "nothing"), 2), shellFixture.profile().emoji());
    }
}
