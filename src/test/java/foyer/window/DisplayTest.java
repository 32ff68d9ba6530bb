package foyer.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import foyer.app.LaunchOptions;
import foyer.testing.Skip;
import foyer.testing.UiStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The gestures that JavaFX's Headless platform cannot make, in a real window on a real display.
@Tag("display")
final class DisplayTest {
    @TempDir private Path data;

    @BeforeEach
    void requireDisplay() {
        Skip.unless(System.getenv("DISPLAY") != null, "there is no display (xvfb-run gives one)");
        Skip.unless(
                Stream.of("/usr/lib", "/usr/lib64", "/lib")
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .anyMatch(DisplayTest::hasGtk),
                "GTK 3 is not installed");
    }

    private static boolean hasGtk(Path folder) {
        try (Stream<Path> files =
                Files.find(folder, 2, (file, _) -> file.endsWith("libgtk-3.so.0"))) {
            return files.findAny().isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    @Test
    void wordsAreSelectedByDraggingTheMouseAndCopied() {
        try (UiStage ada = hosting()) {
            TextInputControl words = typed(ada, "select me");
            var robot = new FxRobot();
            Bounds area = ada.on(() -> words.localToScreen(words.getBoundsInLocal()));
            robot.moveTo(area.getMinX() + 5, area.getCenterY());
            robot.press(MouseButton.PRIMARY);
            robot.moveTo(area.getMinX() + 300, area.getCenterY());
            robot.release(MouseButton.PRIMARY);
            ada.until("all is selected", () -> words.getSelectedText().equals("select me"));
            ada.press(KeyCode.CONTROL, KeyCode.C);
            ada.until(
                    "it is copied",
                    () -> "select me".equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    @Test
    void shiftAndClickSelectsToThere() {
        try (UiStage ada = hosting()) {
            TextInputControl words = typed(ada, "from here to there");
            ada.press(KeyCode.CONTROL, KeyCode.HOME);
            var robot = new FxRobot();
            Bounds area = ada.on(() -> words.localToScreen(words.getBoundsInLocal()));
            robot.press(KeyCode.SHIFT);
            robot.moveTo(area.getMinX() + 300, area.getCenterY());
            robot.clickOn(MouseButton.PRIMARY);
            robot.release(KeyCode.SHIFT);
            ada.until(
                    "all is selected", () -> words.getSelectedText().equals("from here to there"));
        }
    }

    @Test
    void wordsOfAMessageAreSelectedByDraggingTheMouseAndCopied() {
        try (UiStage ada = hosting()) {
            typed(ada, "from the log");
            ada.press(KeyCode.ENTER);
            ada.until("it is said", () -> ada.shows("from the log"));
            Node said = ada.find("from the log");
            var robot = new FxRobot();
            Bounds area = ada.on(() -> said.localToScreen(said.getBoundsInLocal()));
            robot.moveTo(area.getMinX() + 1, area.getCenterY());
            robot.press(MouseButton.PRIMARY);
            robot.moveTo(area.getMaxX() + 100, area.getCenterY());
            robot.release(MouseButton.PRIMARY);
            ada.until("it stands out", () -> ada.sees(".selected-words"));
            ada.press(KeyCode.CONTROL, KeyCode.C);
            ada.until(
                    "it is copied",
                    () -> "from the log".equals(Clipboard.getSystemClipboard().getString()));
        }
    }

    private UiStage hosting() {
        var ada =
                new UiStage(
                        0,
                        1000,
                        600,
                        stage ->
                                new WindowWiring(
                                                stage,
                                                new LaunchOptions(data, "127.0.0.1", ""),
                                                _ -> {},
                                                () -> {})
                                        .show());
        ada.click("#host");
        ada.until("the room is open", () -> ada.sees(".text-area"));
        return ada;
    }

    private static TextInputControl typed(UiStage ada, String text) {
        ada.click(".text-area");
        ada.type(text);
        TextInputControl words = ada.find(TextInputControl.class, ".text-area");
        assertNotNull(words);
        assertEquals(text, words.getText());
        return words;
    }
}
