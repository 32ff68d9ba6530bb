package foyer.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.app.LaunchOptions;
import foyer.language.Language;
import foyer.language.Texts;
import foyer.testing.UiStage;
import java.nio.file.Path;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody chooses another language in the settings, in a whole window, by a robot.
final class LanguageChosenTest {
    @TempDir private Path data;

    @AfterEach
    void restoreLanguage() {
        Texts.speak(Language.ENGLISH);
    }

    private UiStage window() {
        return new UiStage(0, 1000, 700, this::open);
    }

    private void open(Stage stage) {
        new WindowWiring(stage, new LaunchOptions(data, "127.0.0.1", ""), _ -> {}, () -> {}).show();
    }

    private static void choose(UiStage window, String words) {
        window.fx(
                () -> {
                    ChoiceBox<?> box = window.find(ChoiceBox.class, "#language");
                    for (int i = 0; i < box.getItems().size(); i++) {
                        if (box.getItems().get(i).toString().equals(words)) {
                            box.getSelectionModel().select(i);
                            return;
                        }
                    }
                    throw new AssertionError("no language " + words);
                });
    }

    @Test
    void startViewChangesLanguageAtOnceAndAfterRestart() {
        try (UiStage ada = window()) {
            assertTrue(ada.shows("_Host a room"));
            ada.press(KeyCode.CONTROL, KeyCode.COMMA);
            choose(ada, "Bahasa Indonesia");
            ada.until("the settings are open again", () -> ada.shows("Pengaturan"));
            assertTrue(ada.shows("_Buka ruang"));
            assertEquals(
                    "Bahasa Indonesia",
                    ada.on(
                            () ->
                                    String.valueOf(
                                            ada.find(ChoiceBox.class, "#language").getValue())));
            ada.press(KeyCode.ESCAPE);
            ada.until("they are closed", () -> !ada.sees(".panel-card"));
            ada.snapshot("start-id");
        }
        Texts.speak(Language.ENGLISH);
        try (UiStage again = window()) {
            assertTrue(again.shows("_Buka ruang"));
            again.press(KeyCode.CONTROL, KeyCode.COMMA);
            choose(again, "English");
            again.until("English again", () -> again.shows("_Host a room"));
        }
    }

    @Test
    void serverViewChangesLanguageAndKeepsTheDraft() {
        try (UiStage ada = window()) {
            ada.click("#name");
            ada.press(KeyCode.CONTROL, KeyCode.A);
            ada.type("Ada");
            ada.click("#host");
            ada.until("Ada is in her room", () -> ada.shows("Message Ada’s room"));
            ada.click(".text-area");
            ada.type("a draft");
            ada.press(KeyCode.CONTROL, KeyCode.COMMA);
            ada.until("the settings", () -> ada.shows("Settings"));
            choose(ada, "Bahasa Indonesia");
            ada.until("the settings are open again", () -> ada.shows("Pengaturan"));
            ada.snapshot("settings-id");
            assertTrue(ada.shows("Kode undangan"));
            assertTrue(ada.shows("Tersambung"));
            assertEquals(
                    "a draft", ada.find(TextInputControl.class, ".composer .text-area").getText());
            ada.press(KeyCode.ESCAPE);
            ada.until("they are closed", () -> !ada.sees(".panel-card"));
            ada.click(".text-area");
            ada.press(KeyCode.ENTER);
            ada.until("it is said", () -> ada.shows("a draft") && ada.sees(".said"));
            ada.snapshot("shell-id");
            ada.click("#host");
            ada.until("the desk", () -> ada.shows("Pengaturan tuan rumah"));
            ada.snapshot("host-id");
        }
    }
}
