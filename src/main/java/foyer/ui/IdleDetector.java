package foyer.ui;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/// Notices that a window was not touched for a while, and that it is again. UI thread.
final class IdleDetector {
    private final PauseTransition pause;
    private final Consumer<Boolean> tell;
    private boolean idle;

    /// @param after how long nobody touches it before that is told
    /// @param tell told true when nobody did for so long, and false when somebody does again
    IdleDetector(Scene scene, Duration after, Consumer<Boolean> tell) {
        this.tell = tell;
        this.pause = new PauseTransition(after);
        pause.setOnFinished(_ -> become(true));
        scene.addEventFilter(InputEvent.ANY, _ -> touched());
        pause.play();
    }

    private void touched() {
        pause.playFromStart();
        become(false);
    }

    private void become(boolean now) {
        if (idle != now) {
            idle = now;
            tell.accept(now);
        }
    }
}
