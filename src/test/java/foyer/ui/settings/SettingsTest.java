package foyer.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.client.ClientModel;
import foyer.settings.MotionChoice;
import foyer.settings.NotificationLevel;
import foyer.settings.Preferences;
import foyer.settings.Preferences.RetentionChoice;
import foyer.settings.QuietHours;
import foyer.settings.ThemeChoice;
import foyer.testing.ClientModels;
import foyer.ui.ViewRobot;
import java.util.stream.IntStream;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The settings take effect at once, by a robot.
class SettingsTest {
    private final ClientModel client = ClientModels.idle();
    private ViewRobot view;

    @BeforeEach
    void show() {
        view =
                ViewRobot.open(
                        SettingsController.class,
                        () ->
                                new SettingsController(
                                        client,
                                        () -> "/home/ada/Downloads",
                                        "Foyer 1",
                                        _ -> new VBox(),
                                        () -> {}),
                        480,
                        900);
    }

    @AfterEach
    void close() {
        view.stage().close();
    }

    private Preferences now() {
        return client.profile().preferencesProperty().get();
    }

    private void choose(String box, String label) {
        view.stage()
                .fx(
                        () -> {
                            ChoiceBox<?> choice = view.stage().find(ChoiceBox.class, box);
                            choice.getSelectionModel()
                                    .select(
                                            IntStream.range(0, choice.getItems().size())
                                                    .filter(
                                                            i ->
                                                                    choice.getItems()
                                                                            .get(i)
                                                                            .toString()
                                                                            .equals(label))
                                                    .findFirst()
                                                    .orElseThrow());
                        });
    }

    @Test
    void displayChoicesTakeEffect() {
        assertEquals(Preferences.DEFAULTS, now());
        choose("#theme", "Dark");
        choose("#textSize", "18 px");
        view.stage().click("#compact");
        assertEquals(
                Preferences.DEFAULTS.withDisplay(
                        display ->
                                display.withTheme(ThemeChoice.DARK)
                                        .withTextSize(18)
                                        .withCompact(true)),
                now());
        view.stage()
                .fx(
                        () ->
                                client.profile()
                                        .changePreferences(
                                                was ->
                                                        was.withDisplay(
                                                                display -> display.zoomedBy(30))));
        assertEquals("130 %", view.text("#zoom"));
        view.stage().snapshot("settings");
    }

    @Test
    void invalidTimeKeepsTheQuietHours() {
        choose("#notify", "All messages");
        assertEquals(NotificationLevel.ALL, now().notifications().tellOf());
        view.stage().click("#quiet");
        view.enter("#quietFrom", "21:30");
        view.enter("#quietTo", "6");
        assertEquals(new QuietHours(true, 21 * 60 + 30, 6 * 60), now().notifications().quiet());
        view.enter("#quietTo", "25:00");
        assertEquals(2 * 60, now().notifications().quiet().to(), "the last valid time");
    }

    @Test
    void folderPortAndRetentionAreChosen() {
        view.stage().click("Choose…");
        assertEquals("/home/ada/Downloads", now().desktop().downloads());
        view.enter("#port", "9000");
        assertEquals(9000, now().hosting().port());
        view.enter("#port", "no");
        assertEquals(0, now().hosting().port());
        choose("#keep", "Keep messages for 24 hours");
        assertEquals(RetentionChoice.DAY, now().hosting().keep());
    }

    @Test
    void invalidNameShowsAProblem() {
        view.enter("#name", "Ada");
        view.stage().press(KeyCode.ENTER);
        assertEquals("Ada", client.profile().nameProperty().get());
        view.enter("#name", " ");
        view.stage().press(KeyCode.ENTER);
        assertTrue(view.stage().sees("#nameProblem"));
        assertEquals("Ada", client.profile().nameProperty().get());
    }

    @Test
    void motionAndTrayAreChosen() {
        choose("#motion", "Off");
        view.stage().click("#tray");
        assertEquals(
                Preferences.DEFAULTS
                        .withDisplay(display -> display.withMotion(MotionChoice.OFF))
                        .withDesktop(desktop -> desktop.withTray(true)),
                now());
    }
}
