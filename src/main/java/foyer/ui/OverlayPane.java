package foyer.ui;

import atlantafx.base.controls.ModalPane;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Shows one panel at a time above a view. A panel takes the focus and gives it back when it
/// closes. Esc or a click beside it closes it. UI thread.
public final class OverlayPane extends ModalPane {
    private static final double RISE = 10;

    private @Nullable Node focusBefore;

    public OverlayPane() {
        displayProperty().subscribe(this::onDisplay);
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
    }

    /// Shows a panel in place of the current one.
    ///
    /// @param panel makes the panel; gets what closes it
    public void open(Function<Runnable, Parent> panel) {
        if (!isDisplay() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        var card = new StackPane(panel.apply(this::close));
        card.getStyleClass().add("panel-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(card);
        Animations.appear(card, RISE);
        card.requestFocusTraversal(TraversalDirection.NEXT);
    }

    /// The overlay that shows a panel, to open another in its place.
    ///
    /// @param inside the panel or a part of it
    public static OverlayPane enclosing(Node inside) {
        for (Node node = inside; node != null; node = node.getParent()) {
            if (node instanceof OverlayPane overlay) {
                return overlay;
            }
        }
        throw new IllegalStateException("the node is not in an overlay");
    }

    /// Shows a panel that takes the whole space, in place of the current one.
    ///
    /// @param panel makes the panel; gets what closes it
    public void openFull(Function<Runnable, Region> panel) {
        if (!isDisplay() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        Region content = panel.apply(this::close);
        content.prefWidthProperty().bind(widthProperty());
        content.prefHeightProperty().bind(heightProperty());
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(content);
        content.requestFocusTraversal(TraversalDirection.NEXT);
    }

    /// The overlay of the view that a node is in; null if it is in none.
    public static @Nullable OverlayPane above(Node inside) {
        for (Parent view = inside.getParent(); view != null; view = view.getParent()) {
            for (Node child : view.getChildrenUnmodifiable()) {
                if (child instanceof OverlayPane overlay) {
                    return overlay;
                }
            }
        }
        return null;
    }

    public void close() {
        hide(true);
    }

    private void onDisplay(boolean shown) {
        if (shown) {
            return;
        }
        setContent(null);
        if (focusBefore != null) {
            focusBefore.requestFocus();
            focusBefore = null;
        }
    }
}
