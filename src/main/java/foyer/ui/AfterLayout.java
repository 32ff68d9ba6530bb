package foyer.ui;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// What is done when everything in a scene has its place, before it is drawn. UI thread.
public final class AfterLayout {
    private AfterLayout() {}

    /// Each time, as long as a node is in a scene; it is in none yet.
    public static void each(Node node, Runnable then) {
        node.sceneProperty().subscribe((left, entered) -> move(left, entered, then));
    }

    private static void move(@Nullable Scene left, @Nullable Scene entered, Runnable then) {
        if (left != null) {
            left.removePostLayoutPulseListener(then);
        }
        if (entered != null) {
            entered.addPostLayoutPulseListener(then);
        }
    }

    /// The next time, which is soon.
    public static void once(Scene scene, Runnable then) {
        var once = new Runnable[1];
        once[0] =
                () -> {
                    scene.removePostLayoutPulseListener(once[0]);
                    then.run();
                };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }
}
