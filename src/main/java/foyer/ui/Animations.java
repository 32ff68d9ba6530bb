package foyer.ui;

import foyer.settings.MotionChoice;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;

/// What moves in the window: little, shortly, and nothing where one types or much comes in. As
/// somebody chose or the system has it; nothing before that is said. UI thread.
public final class Animations {
    private static final Duration SHORT = Duration.millis(140);
    private static MotionChoice chosen = MotionChoice.OFF;

    private Animations() {}

    /// From now on.
    public static void choose(MotionChoice wanted) {
        chosen = wanted;
    }

    public static boolean isOn() {
        return switch (chosen) {
            case SYSTEM -> !Platform.getPreferences().isReducedMotion();
            case ON -> true;
            case OFF -> false;
        };
    }

    /// Lets a node that is there from now on come into view.
    ///
    /// @param below so many pixels under its place it begins
    public static void appear(Node node, double below) {
        if (!isOn()) {
            return;
        }
        // until the first frame of it
        node.setOpacity(0);
        node.setTranslateY(below);
        var fade = new FadeTransition(SHORT, node);
        fade.setFromValue(0);
        fade.setToValue(1);
        fade.setInterpolator(Interpolator.EASE_OUT);
        var rise = new TranslateTransition(SHORT, node);
        rise.setFromY(below);
        rise.setToY(0);
        rise.setInterpolator(Interpolator.EASE_OUT);
        // to its end in any case: nothing is left half seen
        new ParallelTransition(fade, rise).play();
    }
}
