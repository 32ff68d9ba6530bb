package foyer.ui;

import javafx.scene.Node;

/// Parts of a view that are there or not; one that is not takes no room. UI thread.
public final class NodeVisibility {
    private NodeVisibility() {}

    public static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
