package foyer.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ClientModel;
import foyer.client.Notifier;
import foyer.client.Notifier.Notice;
import foyer.client.ServerSession;
import foyer.client.SwitcherModel;
import foyer.settings.Preferences;
import foyer.settings.Settings;
import foyer.testing.ClientModels;
import foyer.testing.UiStage;
import foyer.ui.notify.Toast;
import foyer.ui.switcher.SwitcherController;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The main window's keys, panels and preferences, by a robot.
class MainWindowTest {
    private final ClientModel client =
            ClientModels.of(
                    new Settings("Calm Fox", "a".repeat(26), "")
                            .met("q".repeat(52), "Tea house", "192.0.2.1:7788", 0));
    private Toast toast;
    private UiStage ui;

    @BeforeEach
    void show() {
        toast = new Toast();
        ui =
                new UiStage(
                        0,
                        900,
                        700,
                        stage ->
                                new MainWindow(
                                                stage,
                                                client,
                                                Runnable::run,
                                                new MainViews(
                                                        () -> new VBox(new TextField("here")),
                                                        _ -> new VBox(),
                                                        new StartPanels(
                                                                MainWindowTest::settings,
                                                                _ -> new VBox(new Label("Keys")),
                                                                _ -> new VBox(new Label("About")),
                                                                this::switcher),
                                                        toast),
                                                new Notifier(
                                                        client.sessions(),
                                                        client.profile(),
                                                        Clock.systemUTC(),
                                                        Runnable::run,
                                                        toast::show),
                                                new SimpleBooleanProperty(),
                                                () -> {})
                                        .show());
        ui.turnTo();
    }

    private static Parent settings(Runnable close) {
        var field = new TextField("settings");
        field.setOnAction(_ -> close.run());
        return new VBox(field, new Label("Settings"));
    }

    private Parent switcher(Runnable close) {
        return new ViewLoader(
                        Map.of(
                                SwitcherController.class,
                                () ->
                                        new SwitcherController(
                                                new SwitcherModel(client.sessions(), null),
                                                client.sessions(),
                                                close)))
                .load(SwitcherController.class);
    }

    @AfterEach
    void close() {
        ui.close();
    }

    private int zoom() {
        return client.profile().preferencesProperty().get().display().zoom();
    }

    @Test
    void zoomKeysScaleTheWindow() {
        double before = ui.on(() -> ui.find(".text-field").localToScene(0, 10).getY());
        ui.press(KeyCode.CONTROL, KeyCode.EQUALS);
        ui.press(KeyCode.CONTROL, KeyCode.ADD);
        assertEquals(120, zoom());
        assertEquals(
                before * 1.2, ui.on(() -> ui.find(".text-field").localToScene(0, 10).getY()), 0.01);
        ui.press(KeyCode.CONTROL, KeyCode.MINUS);
        assertEquals(110, zoom());
        ui.press(KeyCode.CONTROL, KeyCode.DIGIT0);
        assertEquals(100, zoom());
        for (int i = 0; i < 20; i++) {
            ui.press(KeyCode.CONTROL, KeyCode.MINUS);
        }
        assertEquals(Preferences.Display.MIN_ZOOM, zoom());
    }

    @Test
    void toastStaysUntilClicked() {
        ui.fx(() -> toast.show(new Notice("bob in general", "Ada, have you the key?")));
        assertTrue(ui.shows("Ada, have you the key?"));
        ui.snapshot("toast");
        ui.click(".toast");
        assertFalse(ui.shows("Ada, have you the key?"));
    }

    @Test
    void textSizeAndDensityFollowThePreferences() {
        ui.fx(
                () ->
                        client.profile()
                                .changePreferences(
                                        was ->
                                                was.withDisplay(
                                                        display ->
                                                                display.withTextSize(20)
                                                                        .withCompact(true))));
        assertEquals(
                20.0, ui.on(() -> ui.find(TextField.class, ".text-field").getFont().getSize()));
        assertTrue(ui.sees(".root.compact"));
        ui.fx(
                () ->
                        client.profile()
                                .changePreferences(
                                        was ->
                                                was.withDisplay(
                                                        display -> display.withCompact(false))));
        assertFalse(ui.sees(".root.compact"));
    }

    @Test
    void startViewOpensSettingsByKeyAndButton() {
        ui.press(KeyCode.CONTROL, KeyCode.COMMA);
        assertTrue(ui.shows("Settings"));
        ui.fx(
                () ->
                        ui.find(TextField.class, ".panel-card .text-field")
                                .fireEvent(new javafx.event.ActionEvent()));
        assertFalse(ui.shows("Settings"));
        ui.click(".start-corner");
        assertTrue(ui.shows("Settings"));
        ui.press(KeyCode.F1);
        assertTrue(ui.shows("Keys"));
    }

    @Test
    void switcherConnectsToKnownServer() {
        ui.press(KeyCode.CONTROL, KeyCode.K);
        ui.type("th");
        assertTrue(ui.shows("Tea house"));
        ui.snapshot("switcher-start");
        ui.press(KeyCode.ENTER);
        assertEquals(
                List.of("Tea house"),
                client.sessions().all().stream().map(ServerSession::title).toList());
    }
}
