package foyer.ui.log;

import foyer.state.LogRow;
import foyer.state.LogRow.NewLine;
import foyer.state.LogRow.Outgoing;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// A list of messages that keeps its place: at the end it stays at the end, elsewhere what is read
/// stays where it is, whatever comes in above or below. UI thread.
public final class LogView extends ListView<LogRow> {
    /// So near to the first row it is time for older ones.
    private static final int NEAR_TOP = 3;

    private static final int MENDS = 5;

    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final ListChangeListener<LogRow> changes = this::changed;
    private final Runnable look = this::look;
    private Runnable onTop = () -> {};
    private boolean opening = true;
    private boolean stale = true;
    private boolean moved;
    private boolean wasNearTop;
    private int mends;
    private int shift;
    private int anchor;
    private double anchorY;

    public LogView() {
        addEventFilter(ScrollEvent.SCROLL, this::wheeled);
        addEventFilter(MouseEvent.ANY, event -> moved |= !event.isStillSincePress());
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> moved = true);
        addEventHandler(KeyEvent.KEY_PRESSED, _ -> moved = true);
        following.addListener((_, _, now) -> missed.set(now ? 0 : missed.get()));
        widthProperty().addListener(_ -> stale = true);
        heightProperty().addListener(_ -> stale = true);
        sceneProperty().addListener((_, left, entered) -> moved(left, entered));
    }

    /// Whether the newest row is shown, and will be when there is a newer one.
    ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// How many rows came below while older ones were read.
    ReadOnlyIntegerProperty missedProperty() {
        return missed.getReadOnlyProperty();
    }

    /// What to do when the first row comes near.
    void setOnTop(Runnable run) {
        onTop = run;
    }

    /// Shows other rows: from the line above the new ones if there is one, else the newest.
    void open(ObservableList<LogRow> rows) {
        getItems().removeListener(changes);
        setItems(rows);
        rows.addListener(changes);
        opening = true;
        stale = true;
        wasNearTop = false;
        shift = 0;
        missed.set(0);
        requestLayout();
    }

    void jumpToNewest() {
        following.set(true);
        stale = true;
        requestLayout();
    }

    private void moved(Scene left, Scene entered) {
        if (left != null) {
            left.removePostLayoutPulseListener(look);
        }
        if (entered != null) {
            entered.addPostLayoutPulseListener(look);
        }
    }

    private void wheeled(ScrollEvent event) {
        moved = true;
        if (event.getDeltaY() > 0) {
            following.set(false);
        }
    }

    private void changed(Change<? extends LogRow> change) {
        stale = true;
        while (change.next()) {
            if (change.getFrom() <= anchor && change.getRemovedSize() != change.getAddedSize()) {
                shift += change.getAddedSize() - change.getRemovedSize();
            }
            if (change.wasAdded() && !change.wasReplaced()) {
                added(change);
            }
        }
    }

    private void added(Change<? extends LogRow> change) {
        boolean sent = change.getAddedSubList().stream().anyMatch(Outgoing.class::isInstance);
        if (sent) {
            following.set(true);
        } else if (!following.get() && change.getFrom() > anchor) {
            missed.set(missed.get() + change.getAddedSize());
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        VirtualFlow<?> flow = flow();
        if (flow == null || !stale) {
            return;
        }
        stale = false;
        if (opening) {
            opening = false;
            int line = newLine();
            following.set(line < 0);
            if (line >= 0) {
                moved = true;
                scrollTo(Math.max(0, line - 1));
            }
        } else if (!following.get() && shift != 0) {
            scrollTo(anchor + shift);
            flow.layout();
            flow.scrollPixels(-anchorY);
        }
        if (following.get() && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
        shift = 0;
    }

    private int newLine() {
        for (int i = getItems().size() - 1; i >= 0; i--) {
            if (getItems().get(i) instanceof NewLine) {
                return i;
            }
        }
        return -1;
    }

    /// Notes where things stand once they are laid out.
    private void look() {
        VirtualFlow<?> flow = flow();
        if (flow == null || stale) {
            return;
        }
        boolean atEnd = showsEnd(flow);
        if (moved) {
            following.set(atEnd);
        } else if (following.get() && !atEnd && mends < MENDS) {
            mends++;
            mend(flow);
            return;
        }
        mends = 0;
        IndexedCell<?> first = flow.getFirstVisibleCell();
        anchor = first == null ? 0 : first.getIndex();
        anchorY = first == null ? 0 : first.getLayoutY();
        boolean nearTop = anchor < NEAR_TOP;
        if (nearTop && (moved || !wasNearTop)) {
            onTop.run();
        }
        wasNearTop = nearTop;
        moved = false;
    }

    /// Heights of rows never shown are guessed, so the jump to the end may fall short.
    private void mend(VirtualFlow<?> flow) {
        IndexedCell<?> last = flow.getLastVisibleCell();
        if (last.getIndex() == getItems().size() - 1) {
            flow.scrollPixels(last.getLayoutY() + last.getHeight() - flow.getHeight());
        } else {
            stale = true;
            requestLayout();
        }
    }

    private boolean showsEnd(VirtualFlow<?> flow) {
        IndexedCell<?> last = flow.getLastVisibleCell();
        return last == null
                || (last.getIndex() >= getItems().size() - 1
                        && last.getLayoutY() + last.getHeight() <= flow.getHeight() + 4);
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) lookup(".virtual-flow");
    }
}
