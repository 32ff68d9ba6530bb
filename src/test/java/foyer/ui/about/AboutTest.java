package foyer.ui.about;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.ClientModels;
import foyer.testing.UiStage;
import foyer.ui.CopyButton;
import foyer.ui.OverlayPane;
import foyer.ui.ViewLoader;
import foyer.ui.help.ShortcutsController;
import foyer.ui.settings.SettingsController;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The panel about Foyer, by a robot.
class AboutTest {
    private OverlayPane overlay;
    private UiStage ui;

    @BeforeEach
    void show() {
        ui =
                new UiStage(
                        720,
                        540,
                        () -> {
                            overlay = new OverlayPane();
                            return overlay;
                        });
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private static String list() {
        try {
            return Files.readString(Path.of("docs", "licences.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <C> Parent view(Class<C> controller, Supplier<C> maker) {
        return new ViewLoader(Map.of(controller, maker)).load(controller);
    }

    private static Parent about(Runnable close) {
        return view(
                AboutController.class,
                () -> new AboutController("Foyer 1.2.3", AboutTest::list, close));
    }

    private void open(Function<Runnable, Parent> panel) {
        ui.fx(() -> overlay.open(panel));
    }

    private String licence() {
        return ui.find(TextArea.class, "#licence").getText();
    }

    @Test
    void selectedLibraryShowsHoldersAndLicence() {
        open(AboutTest::about);
        ui.snapshot("about");
        assertTrue(ui.shows("Foyer 1.2.3"));
        assertTrue(licence().contains("Apache License"), licence());
        ListView<?> libraries = ui.find(ListView.class, "#libraries");
        ui.fx(
                () ->
                        libraries
                                .getSelectionModel()
                                .clearAndSelect(
                                        libraries.getItems().stream()
                                                .map(Object::toString)
                                                .toList()
                                                .indexOf("AtlantaFX 2.1.0 · MIT")));
        assertTrue(
                licence().startsWith("AtlantaFX: atlantafx-base 2.1.0\n© mkpaz\nMIT\n"), licence());
        assertTrue(licence().contains("Permission is hereby granted, free of charge"), licence());
        ui.press(KeyCode.ESCAPE);
        assertFalse(ui.sees("#libraries"));
    }

    @Test
    void copiedDiagnosticsDescribeTheSystem() {
        open(AboutTest::about);
        String copied = ui.on(() -> ui.find(CopyButton.class, "#diagnostics").getCopies());
        assertEquals("Foyer 1.2.3", copied.lines().findFirst().orElse(""));
        for (String text :
                List.of(
                        "Java " + System.getProperty("java.runtime.version"),
                        "JavaFX " + System.getProperty("javafx.runtime.version"),
                        System.getProperty("os.arch"),
                        "window 720 × 540",
                        "screen ",
                        " MB in use")) {
            assertTrue(copied.contains(text), text + " is not in " + copied);
        }
        assertFalse(copied.contains(System.getProperty("user.name") + "\n"), copied);
        assertFalse(copied.contains(System.getProperty("user.home") + "/"), copied);
    }

    @Test
    void settingsAndShortcutsOpenAbout() {
        open(
                close ->
                        view(
                                SettingsController.class,
                                () ->
                                        new SettingsController(
                                                ClientModels.idle(),
                                                () -> null,
                                                "Foyer 1.2.3",
                                                AboutTest::about,
                                                close)));
        ui.fx(() -> ui.find(".root").lookup("#openAbout").requestFocus());
        ui.press(KeyCode.SPACE);
        assertTrue(ui.sees("#libraries"));
        ui.press(KeyCode.ESCAPE);
        open(
                close ->
                        view(
                                ShortcutsController.class,
                                () -> new ShortcutsController(List.of(), AboutTest::about, close)));
        ui.click("#openAbout");
        assertTrue(ui.sees("#libraries"));
    }
}
