package foyer.ui.log;

import foyer.ui.NodeVisibility;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A part that few messages have, made when the first needs it: a row of which most is never seen
/// would still have to be styled and laid out. UI thread.
final class LazyNode<N extends Region> {
    private final Pane column;
    private final Node above;
    private final Supplier<N> make;
    private final Consumer<N> clear;
    private @Nullable N made;

    /// @param above the part it stands under
    /// @param clear lets go of what it holds
    LazyNode(Pane column, Node above, Supplier<N> make, Consumer<N> clear) {
        this.column = column;
        this.above = above;
        this.make = make;
        this.clear = clear;
    }

    /// The part, which is seen from now on.
    N shown() {
        N part = made;
        if (part == null) {
            part = make.get();
            made = part;
            column.getChildren().add(column.getChildren().indexOf(above) + 1, part);
            part.applyCss();
        }
        NodeVisibility.show(part, true);
        return part;
    }

    /// Hides it, if there is one.
    void hide() {
        N part = made;
        if (part != null && part.isVisible()) {
            NodeVisibility.show(part, false);
            clear.accept(part);
        }
    }
}
