package foyer.ui.log;

import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.NewLine;
import foyer.model.LogRow.Outgoing;
import foyer.ui.scroll.RowCell;
import foyer.ui.scroll.RowList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The messages of a room: opens where one has not read yet, asks for older ones in time, and tells
/// how many came below what is read. UI thread.
public final class LogView extends RowList<LogRow> {
    /// So near to the first row it is time for older ones.
    private static final int NEAR_TOP = 3;

    /// How long a row that was looked for stands out.
    private static final Duration FLASH = Duration.seconds(1.6);

    private final ReadOnlyIntegerWrapper missed = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LogRow> found = new ReadOnlyObjectWrapper<>();
    private final PauseTransition flash = new PauseTransition(FLASH);
    private final ArrivalAnimation arrivalAnimation = new ArrivalAnimation(System::nanoTime);
    private Runnable onTop = () -> {};
    private Runnable onPlaced = () -> {};
    private boolean moved;
    private boolean amended;
    private boolean met;
    private boolean wasNearTop;

    public LogView() {
        followingProperty().addListener((_, _, now) -> missed.set(now ? 0 : missed.get()));
        flash.setOnFinished(_ -> found.set(null));
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
        int at = rows().indexOf(row);
        if (at >= 0) {
            show(at, getHeight() / 3);
            layout();
            select(at);
            found.set(row);
            flash.playFromStart();
        }
    }

    /// The cell of a row; null if it is not on the screen.
    @Nullable MessageCell cellOf(LogRow row) {
        return messages().stream().filter(cell -> isSame(row, cell.item())).findAny().orElse(null);
    }

    /// Those on the screen.
    private List<MessageCell> messages() {
        return cells().stream().map(MessageCell.class::cast).toList();
    }

    /// Whether two rows are one message, however it was amended.
    private static boolean isSame(LogRow row, @Nullable LogRow other) {
        return row.equals(other)
                || (row instanceof Entry one
                        && other instanceof Entry two
                        && one.logEntry().seq() == two.logEntry().seq());
    }

    /// Shows other rows: from the line above the new ones if there is one, else the newest.
    void open(ObservableList<LogRow> rows) {
        missed.set(0);
        wasNearTop = false;
        setRows(rows);
        int line = newLine();
        if (line >= 0) {
            show(Math.max(0, line - 1), 0);
        }
    }

    /// Who is in the room is known now, as it was not when its rows were filled.
    void refreshMentions() {
        met = true;
        requestLayout();
    }

    @Override
    protected void scrolled() {
        moved = true;
    }

    @Override
    protected void rowsChanged(Change<? extends LogRow> change) {
        while (change.next()) {
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
            follow();
        } else if (followingProperty().get() && change.getTo() == rows().size()) {
            arrivalAnimation.added(change.getAddedSize());
        } else if (!followingProperty().get() && change.getFrom() > first()) {
            missed.set(missed.get() + change.getAddedSize());
        }
    }

    private int newLine() {
        for (int i = rows().size() - 1; i >= 0; i--) {
            if (rows().get(i) instanceof NewLine) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected void placed() {
        if (amended) {
            amended = false;
            messages().forEach(MessageCell::refreshQuote);
        }
        if (met) {
            met = false;
            messages().forEach(MessageCell::refreshMentions);
        }
        RowCell<LogRow> last = cell(rows().size() - 1);
        arrivalAnimation.placed(last instanceof MessageCell cell ? cell.message() : null);
        boolean nearTop = first() < NEAR_TOP;
        if (nearTop && (moved || !wasNearTop)) {
            onTop.run();
        }
        wasNearTop = nearTop;
        moved = false;
        onPlaced.run();
    }
}
