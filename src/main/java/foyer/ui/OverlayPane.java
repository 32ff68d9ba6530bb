package foyer.ui;

import atlantafx.base.controls.ModalPane;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Shows one panel at a time above whatever it lies upon. A panel takes the focus and gives it
/// back; Esc and a click beside it put it away. UI thread.
public final class OverlayPane extends ModalPane {
    private static final double RISES = 10;

    private @Nullable Node focusBefore;

    public OverlayPane() {
        displayProperty().subscribe(this::putAway);
        setInTransitionFactory(null);
        setOutTransitionFactory(null);
    }

    /// Shows a panel, in place of one that is shown.
    ///
    /// @param panel makes it; given what closes it
    public void open(Function<Runnable, Parent> panel) {
        if (!isDisplay() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        var card = new StackPane(panel.apply(this::close));
        card.getStyleClass().add("panel-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        show(card);
        Animations.appear(card, RISES);
        card.requestFocusTraversal(TraversalDirection.NEXT);
    }

    /// The one that shows a panel, so that another can take its place.
    ///
    /// @param inside the panel or a part of it
    public static OverlayPane enclosing(Node inside) {
        for (Node at = inside; at != null; at = at.getParent()) {
            if (at instanceof OverlayPane overlay) {
                return overlay;
            }
        }
        throw new IllegalStateException("shown by nothing that shows panels");
    }

    public void close() {
        hide(true);
    }

    private void putAway(boolean shown) {
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
