package foyer.ui;

import foyer.settings.Preferences;
import javafx.beans.value.ObservableValue;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Applies the user's preferences to the window: theme, text size, zoom and density. UI thread.
final class Appearance {
    private static final String SHEET = "data:text/css,";
    private static final String COMPACT = "compact";
    private static final String MOVING = "moving";

    private final Stage stage;
    private final Zoom zoom;
    private final double minWidth;
    private final double minHeight;

    /// @param zoom the root of the window's scene
    Appearance(Stage stage, Zoom zoom, double minWidth, double minHeight) {
        this.stage = stage;
        this.zoom = zoom;
        this.minWidth = minWidth;
        this.minHeight = minHeight;
    }

    void follow(ObservableValue<Preferences> preferences) {
        preferences.map(now -> now.display().theme()).subscribe(Theme::choose);
        preferences.map(Preferences::display).subscribe(this::show);
    }

    private void show(Preferences.Display display) {
        double factor = display.zoom() / 100.0;
        zoom.factorProperty().set(factor);
        zoom.setStyle("-fx-font-size: %dpx;".formatted(display.textSize()));
        setPopupTextSize(display.textSize());
        zoom.getStyleClass().removeAll(COMPACT, MOVING);
        if (Animations.isOn()) {
            zoom.getStyleClass().add(MOVING);
        }
        if (display.compact()) {
            zoom.getStyleClass().add(COMPACT);
        }
        // a smaller window would cut the content off, but none may be larger than the screen
        var screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(minWidth * factor, screen.getWidth()));
        stage.setMinHeight(Math.min(minHeight * factor, screen.getHeight()));
    }

    /// Menus and tooltips are separate windows that inherit only the scene's style sheets.
    private void setPopupTextSize(int textSize) {
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
