package foyer.ui.start;

import foyer.ui.AfterLayout;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

/// Scrolls a pane to a node that appears below its visible part. UI thread.
final class ScrollIntoView {
    private static final double MARGIN = 12;

    private ScrollIntoView() {}

    /// Scrolls after the next layout, when the node has its place.
    static void bring(ScrollPane pane, Node node) {
        Scene scene = pane.getScene();
        if (scene != null) {
            AfterLayout.once(scene, () -> scroll(pane, node));
        }
    }

    private static void scroll(ScrollPane pane, Node node) {
        double height = pane.getContent().getLayoutBounds().getHeight();
        double visible = pane.getViewportBounds().getHeight();
        if (pane.getScene() != null && height > visible) {
            Bounds bounds =
                    pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
            double needed = bounds.getMaxY() + MARGIN - visible;
            if (pane.getVvalue() * (height - visible) < needed) {
                pane.setVvalue(Math.min(1, needed / (height - visible)));
            }
        }
    }
}
