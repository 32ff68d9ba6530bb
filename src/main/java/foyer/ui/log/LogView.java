package foyer.ui.log;

import foyer.state.LogRow;
import foyer.state.LogRow.Entry;
import foyer.state.LogRow.NewLine;
import foyer.state.LogRow.Outgoing;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A list of messages that keeps its place: at the end it stays at the end, elsewhere what is read
/// stays where it is, whatever comes in above or below. UI thread.
public final class LogView extends ListView<LogRow> {
    /// So near to the first row it is time for older ones.
    private static final int NEAR_TOP = 3;

    private static final int MENDS = 5;

    /// How long a row that was looked for stands out.
    private static final Duration FLASH = Duration.seconds(1.6);

    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final ListChangeListener<LogRow> changes = this::changed;
    private final Runnable look = this::look;
    private final ReadOnlyObjectWrapper<@Nullable LogRow> found = new ReadOnlyObjectWrapper<>();
    private final PauseTransition flash = new PauseTransition(FLASH);
    private final Arriving arriving = new Arriving(System::nanoTime);
    private Runnable onTop = () -> {};
    private Runnable onPlaced = () -> {};
    private @Nullable LogRow wanted;
    private boolean opening = true;
    private boolean stale = true;
    private boolean moved;
    private boolean amended;
    private boolean wasNearTop;
    private int mends;
    private int shift;
    private int anchor;

    /// Not its top: the day above its words may go.
    private double anchorBottom;

    public LogView() {
        addEventFilter(ScrollEvent.SCROLL, this::wheeled);
        addEventFilter(MouseEvent.ANY, event -> moved |= !event.isStillSincePress());
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> moved = true);
        addEventHandler(KeyEvent.KEY_PRESSED, _ -> moved = true);
        following.addListener((_, _, now) -> missed.set(now ? 0 : missed.get()));
        widthProperty().addListener(_ -> stale = true);
        heightProperty().addListener(_ -> stale = true);
        flash.setOnFinished(_ -> found.set(null));
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

    /// What to do each time the rows have their places on the screen.
    void setOnPlaced(Runnable run) {
        onPlaced = run;
    }

    /// The row that was looked for, as long as it stands out; null for none.
    ReadOnlyObjectProperty<@Nullable LogRow> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// Has a row before the person's eyes, and stand out for a moment.
    void show(LogRow row) {
        wanted = row;
        stale = true;
        requestLayout();
        found.set(row);
        flash.playFromStart();
    }

    /// The cell of a row; null if it is not on the screen.
    @Nullable MessageCell cellOf(LogRow row) {
        return cells().stream().filter(cell -> isSame(row, cell.getItem())).findAny().orElse(null);
    }

    /// Those on the screen.
    private List<MessageCell> cells() {
        var cells = new ArrayList<MessageCell>();
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        IndexedCell<?> last = flow == null ? null : flow.getLastVisibleCell();
        if (flow != null && first != null && last != null) {
            for (int i = first.getIndex(); i <= last.getIndex(); i++) {
                if (flow.getVisibleCell(i) instanceof MessageCell cell) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    /// Whether two rows are one message, however it was amended.
    private static boolean isSame(LogRow row, @Nullable LogRow other) {
        return row.equals(other)
                || (row instanceof Entry one
                        && other instanceof Entry two
                        && one.logged().seq() == two.logged().seq());
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
            // what is answered may be another, or here at last
            amended |= change.wasReplaced() || change.getFrom() == 0;
            if (change.wasAdded() && !change.wasReplaced()) {
                added(change);
            }
        }
    }

    private void added(Change<? extends LogRow> change) {
        boolean sent = change.getAddedSubList().stream().anyMatch(Outgoing.class::isInstance);
        if (sent) {
            following.set(true);
        } else if (following.get() && change.getTo() == getItems().size()) {
            arriving.added(change.getAddedSize());
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
            IndexedCell<?> cell = flow.getVisibleCell(anchor + shift);
            flow.scrollPixels((cell == null ? 0 : cell.getHeight()) - anchorBottom);
        }
        lookFor(flow);
        if (following.get() && !getItems().isEmpty()) {
            scrollTo(getItems().size() - 1);
        }
        shift = 0;
    }

    private void lookFor(VirtualFlow<?> flow) {
        int at = wanted == null ? -1 : getItems().indexOf(wanted);
        wanted = null;
        if (at >= 0) {
            following.set(false);
            moved = true;
            scrollTo(at);
            flow.layout();
            flow.scrollPixels(-flow.getHeight() / 3);
            getSelectionModel().select(at);
        }
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
        if (amended) {
            amended = false;
            cells().forEach(MessageCell::requote);
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
        arriving.placed(flow.getLastVisibleCell());
        IndexedCell<?> first = flow.getFirstVisibleCell();
        anchor = first == null ? 0 : first.getIndex();
        anchorBottom = first == null ? 0 : first.getLayoutY() + first.getHeight();
        boolean nearTop = anchor < NEAR_TOP;
        if (nearTop && (moved || !wasNearTop)) {
            onTop.run();
        }
        wasNearTop = nearTop;
        moved = false;
        onPlaced.run();
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
