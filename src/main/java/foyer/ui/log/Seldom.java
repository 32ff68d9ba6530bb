package foyer.ui.log;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A part that few messages have, made when the first needs it: a row of which most is never seen
/// would still have to be styled and laid out. UI thread.
final class Seldom<N extends Region> {
    private final Pane column;
    private final Node above;
    private final Supplier<N> make;
    private @Nullable N made;

    /// @param above the part it stands under
    Seldom(Pane column, Node above, Supplier<N> make) {
        this.column = column;
        this.above = above;
        this.make = make;
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
        MessageCell.show(part, true);
        return part;
    }

    /// Hides it, if there is one.
    ///
    /// @param clear lets go of what it holds
    void hide(Consumer<N> clear) {
        N part = made;
        if (part != null && part.isVisible()) {
            MessageCell.show(part, false);
            clear.accept(part);
        }
    }
}
