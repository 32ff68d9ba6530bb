package foyer.ui;

import foyer.settings.MotionChoice;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// Animates nodes that appear, if the user or the system wants motion; off until [#choose]. Nothing
/// moves in the composer, or while many messages arrive. UI thread.
public final class Animations {
    private static final Duration SHORT = Duration.millis(140);
    private static MotionChoice chosen = MotionChoice.OFF;

    private Animations() {}

    public static void choose(MotionChoice choice) {
        chosen = choice;
    }

    public static boolean isOn() {
        return switch (chosen) {
            case SYSTEM -> !Platform.getPreferences().isReducedMotion();
            case ON -> true;
            case OFF -> false;
        };
    }

    /// Fades a new node in while it rises to its place.
    ///
    /// @param rise the pixels below its place where it starts
    public static void appear(Node node, double rise) {
        if (!isOn()) {
            return;
        }
        // the animation starts a frame later
        node.setOpacity(0);
        node.setTranslateY(rise);
        var fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.setInterpolator(Interpolator.EASE_OUT);
        var move = new TranslateTransition(SHORT, node);
        move.setFromY(rise);
        move.setToY(0);
        move.setInterpolator(Interpolator.EASE_OUT);
        new ParallelTransition(fade, move).play();
    }
}
