package foyer.ui;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/// Detects that the user has stopped using a window, and resumes. UI thread.
final class IdleDetector {
    private final PauseTransition pause;
    private final Consumer<Boolean> onChange;
    private boolean idle;

    /// @param after the time without input after which the window is idle
    /// @param onChange gets true when the window becomes idle, false on the next input
    IdleDetector(Scene scene, Duration after, Consumer<Boolean> onChange) {
        this.onChange = onChange;
        this.pause = new PauseTransition(after);
        pause.setOnFinished(_ -> setIdle(true));
        scene.addEventFilter(InputEvent.ANY, _ -> onInput());
        pause.play();
    }

    private void onInput() {
        pause.playFromStart();
        setIdle(false);
    }

    private void setIdle(boolean idle) {
        if (this.idle != idle) {
            this.idle = idle;
            onChange.accept(idle);
        }
    }
}
