package foyer.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Runs tasks after a scene's layout and before it is drawn. UI thread.
public final class AfterLayout {
    private AfterLayout() {}

    /// Runs a task after every layout while the node is in a scene. The node must not be in one
    /// yet.
    public static void each(Node node, Runnable task) {
        node.sceneProperty().subscribe((left, entered) -> move(left, entered, task));
    }

    private static void move(@Nullable Scene left, @Nullable Scene entered, Runnable task) {
        if (left != null) {
            left.removePostLayoutPulseListener(task);
        }
        if (entered != null) {
            entered.addPostLayoutPulseListener(task);
        }
    }

    /// Runs a task after the next layout, which it requests.
    public static void once(Scene scene, Runnable task) {
        var listener = new Runnable[1];
        listener[0] =
                () -> {
                    scene.removePostLayoutPulseListener(listener[0]);
                    task.run();
                };
        scene.addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }
}
