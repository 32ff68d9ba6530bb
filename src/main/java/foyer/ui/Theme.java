package foyer.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import foyer.settings.ThemeChoice;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// Light or dark, as somebody chose or the system has it, and at once when that changes. UI thread.
public final class Theme {
    private static ThemeChoice chosen = ThemeChoice.SYSTEM;

    private Theme() {}

    /// Follows the system from now on, unless something else is chosen.
    public static void followSystem() {
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> choose(chosen));
        choose(chosen);
    }

    /// Dresses every window as somebody wants it.
    public static void choose(ThemeChoice themeChoice) {
        chosen = themeChoice;
        wear(
                switch (themeChoice) {
                    case SYSTEM -> Platform.getPreferences().getColorScheme();
                    case LIGHT -> ColorScheme.LIGHT;
                    case DARK -> ColorScheme.DARK;
                });
    }

    /// Dresses every window.
    public static void wear(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                scheme == ColorScheme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
    }

    /// Adds what is Foyer's own to a scene. Its colours are looked up in the theme, so it serves
    /// both.
    public static void dress(Scene scene) {
        var sheet = Theme.class.getResource("foyer.css");
        if (sheet == null) {
            throw new IllegalStateException("foyer.css is missing");
        }
        scene.getStylesheets().add(sheet.toExternalForm());
    }
}
