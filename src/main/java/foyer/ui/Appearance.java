package foyer.ui;

import foyer.settings.Preferences;
import javafx.beans.value.ObservableValue;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// How a window looks, as this person wants it: theme, size of text, zoom, how close lines are. At
/// once when that changes. UI thread.
final class Appearance {
    private static final String SHEET = "data:text/css,";
    private static final String COMPACT = "compact";
    private static final String MOVING = "moving";

    private final Stage stage;
    private final Zoom zoom;
    private final double leastWidth;
    private final double leastHeight;

    /// @param zoom the root of the window's scene
    Appearance(Stage stage, Zoom zoom, double leastWidth, double leastHeight) {
        this.stage = stage;
        this.zoom = zoom;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
    }

    void follow(ObservableValue<Preferences> preferences) {
        preferences.map(now -> now.display().theme()).subscribe(Theme::choose);
        preferences.map(Preferences::display).subscribe(this::show);
    }

    private void show(Preferences.Display now) {
        double factor = now.zoom() / 100.0;
        zoom.factorProperty().set(factor);
        zoom.setStyle("-fx-font-size: %dpx;".formatted(now.textSize()));
        dressPopups(now.textSize());
        zoom.getStyleClass().removeAll(COMPACT, MOVING);
        if (Animations.isOn()) {
            zoom.getStyleClass().add(MOVING);
        }
        if (now.compact()) {
            zoom.getStyleClass().add(COMPACT);
        }
        // what does not fit into the window would be cut off, but no window is larger than the
        // screen
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(leastWidth * factor, screen.getWidth()));
        stage.setMinHeight(Math.min(leastHeight * factor, screen.getHeight()));
    }

    /// Menus and tooltips are windows of their own, which take over only the scene's sheets.
    private void dressPopups(int textSize) {
        var sheets = stage.getScene().getStylesheets();
        sheets.removeIf(sheet -> sheet.startsWith(SHEET));
        if (textSize != Preferences.Display.DEFAULT_TEXT_SIZE) {
            sheets.add(
                    SHEET
                            + ".root { -fx-font-size: %1$dpx; } .tooltip { -fx-font-size: %1$dpx; }"
                                    .formatted(textSize)
                                    .replace(" ", "%20"));
        }
    }
}
