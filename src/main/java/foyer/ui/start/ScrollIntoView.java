package foyer.ui.start;

import foyer.ui.AfterLayout;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/// Scrolls to what came up below the edge of a small window. UI thread.
final class ScrollIntoView {
    private static final double BELOW = 12;

    private ScrollIntoView() {}

    /// Once it has its place: when it is seen first, that is a frame away.
    static void bring(ScrollPane pane, Node part) {
        Scene scene = pane.getScene();
        if (scene != null) {
            AfterLayout.once(scene, () -> scroll(pane, part));
        }
    }

    private static void scroll(ScrollPane pane, Node part) {
        double height = pane.getContent().getLayoutBounds().getHeight();
        double seen = pane.getViewportBounds().getHeight();
        if (pane.getScene() != null && height > seen) {
            Bounds at = pane.getContent().sceneToLocal(part.localToScene(part.getLayoutBounds()));
            double needed = at.getMaxY() + BELOW - seen;
            if (pane.getVvalue() * (height - seen) < needed) {
                pane.setVvalue(Math.min(1, needed / (height - seen)));
            }
        }
    }
}
