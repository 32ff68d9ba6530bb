package foyer.ui.scroll;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The scroll position of a [StackedList]: the topmost visible row stays where it is when rows
/// above it come, go or grow. UI thread.
final class StackedListPosition {
    private final ScrollPane pane;
    private final VBox stack;
    private @Nullable Node anchor;
    private double anchorTop;
    private boolean isAdjusting;

    StackedListPosition(ScrollPane pane, VBox stack) {
        this.pane = pane;
        this.stack = stack;
        pane.vvalueProperty().subscribe(this::onScroll);
    }

    private void onScroll() {
        stack.requestLayout();
        if (!isAdjusting) {
            remember();
        }
    }

    private double hiddenHeight() {
        return Math.max(0, stack.getHeight() - pane.getViewportBounds().getHeight());
    }

    /// The first visible pixel of the rows.
    double top() {
        return pane.getVvalue() * hiddenHeight();
    }

    private void scrollTo(double top) {
        double hidden = hiddenHeight();
        double value = hidden == 0 ? 0 : Math.clamp(top / hidden, 0, 1);
        if (value != pane.getVvalue()) {
            isAdjusting = true;
            pane.setVvalue(value);
            isAdjusting = false;
        }
    }

    /// Remembers which row is topmost.
    void remember() {
        double top = top();
        anchor = null;
        if (top > 0) {
            for (Node node : stack.getChildren()) {
                if (node.getLayoutY() >= top) {
                    anchor = node;
                    anchorTop = node.getLayoutY() - top;
                    return;
                }
            }
        }
    }

    /// Puts the topmost row where it was.
    void restore() {
        if (anchor != null && stack.equals(anchor.getParent())) {
            scrollTo(anchor.getLayoutY() - anchorTop);
        }
    }

    /// Scrolls as little as possible until a row is visible.
    void reveal(Region row) {
        double height = pane.getViewportBounds().getHeight();
        double bottom = row.getLayoutY() + row.getHeight();
        if (row.getLayoutY() < top()) {
            scrollTo(row.getLayoutY());
        } else if (bottom > top() + height) {
            scrollTo(bottom - height);
        }
    }
}
