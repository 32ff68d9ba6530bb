package foyer.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import foyer.settings.ThemeChoice;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Applies the light or dark theme to all windows, as the user or the system chose. UI thread.
public final class Theme {
    private static ThemeChoice chosen = ThemeChoice.SYSTEM;

    private Theme() {}

    /// Follows the system's theme unless the user chooses one.
    public static void followSystem() {
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> choose(chosen));
        choose(chosen);
    }

    public static void choose(ThemeChoice themeChoice) {
        chosen = themeChoice;
        apply(
                switch (themeChoice) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme();
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                });
    }

    public static void apply(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                scheme == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    /// Adds Foyer's style sheet to a scene. It serves both themes, as it looks its colours up.
    public static void addStyles(Scene scene) {
        var sheet = Theme.class.getResource("foyer.css");
        if (sheet == null) {
            throw new IllegalStateException("foyer.css is missing");
        }
        scene.getStylesheets().add(sheet.toExternalForm());
    }
}
