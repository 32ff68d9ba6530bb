package foyer.ui.log;

import foyer.ui.NodeVisibility;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// An optional part of a row, created at its first use. Hidden parts would still cost styling and
/// layout in every row. UI thread.
final class LazyNode<N extends Region> {
    private final Pane parent;
    private final Node above;
    private final Supplier<N> factory;
    private final Consumer<N> release;
    private @Nullable N node;

    /// @param above the node under which the part is inserted
    /// @param release called when the part is hidden
    LazyNode(Pane parent, Node above, Supplier<N> factory, Consumer<N> release) {
        this.parent = parent;
        this.above = above;
        this.factory = factory;
        this.release = release;
    }

    /// Shows the part, which is created if needed, and returns it.
    N show() {
        N shown = node;
        if (shown == null) {
            shown = factory.get();
            node = shown;
            parent.getChildren().add(parent.getChildren().indexOf(above) + 1, shown);
            shown.applyCss();
        }
        NodeVisibility.show(shown, true);
        return shown;
    }

    void hide() {
        N shown = node;
        if (shown != null && shown.isVisible()) {
            NodeVisibility.show(shown, false);
            release.accept(shown);
        }
    }
}
