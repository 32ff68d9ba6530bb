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

/// The log of a room. Opens at the first unread message, requests older messages before the top is
/// reached and counts the rows that arrive below the visible ones. UI thread.
public final class LogView extends RowList<LogRow> {
    /// The number of rows above the visible ones below which older messages are requested.
    private static final int NEAR_TOP_ROWS = 3;

    /// How long a row stays highlighted after a jump to it.
    private static final Duration HIGHLIGHT_TIME = Duration.seconds(1.6);

    private final ReadOnlyIntegerWrapper newBelow = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LogRow> highlighted =
            new ReadOnlyObjectWrapper<>();
    private final PauseTransition highlightTimer = new PauseTransition(HIGHLIGHT_TIME);
    private final ArrivalAnimation arrivalAnimation = new ArrivalAnimation(System::nanoTime);
    private Runnable onNearTop = () -> {};
    private Runnable onLayout = () -> {};
    private boolean isScrolled;
    private boolean areQuotesStale;
    private boolean areMentionsStale;
    private boolean wasNearTop;

    public LogView() {
        followingProperty().addListener((_, _, now) -> newBelow.set(now ? 0 : newBelow.get()));
        highlightTimer.setOnFinished(_ -> highlighted.set(null));
    }

    /// The number of rows that arrived while the end was not followed.
    ReadOnlyIntegerProperty newBelowProperty() {
        return newBelow.getReadOnlyProperty();
    }

    /// @param action run when older messages are needed
    void setOnNearTop(Runnable action) {
        onNearTop = action;
    }

    /// @param action run after each layout
    void setOnLayout(Runnable action) {
        onLayout = action;
    }

    /// The highlighted row; null if none is.
    ReadOnlyObjectProperty<@Nullable LogRow> highlightedProperty() {
        return highlighted.getReadOnlyProperty();
    }

    /// Scrolls to a row and highlights it briefly.
    void showHighlighted(LogRow row) {
        int index = rows().indexOf(row);
        if (index >= 0) {
            show(index, getHeight() / 3);
            layout();
            select(index);
            highlighted.set(row);
            highlightTimer.playFromStart();
        }
    }

    /// The cell of a row; null if it is not visible.
    @Nullable MessageCell cellOf(LogRow row) {
        return messageCells().stream()
                .filter(cell -> isSameMessage(row, cell.item()))
                .findAny()
                .orElse(null);
    }

    /// The visible cells.
    private List<MessageCell> messageCells() {
        return cells().stream().map(MessageCell.class::cast).toList();
    }

    /// Whether two rows show the same message, amended or not.
    private static boolean isSameMessage(LogRow row, @Nullable LogRow other) {
        return row.equals(other)
                || (row instanceof Entry first
                        && other instanceof Entry second
                        && first.logEntry().seq() == second.logEntry().seq());
    }

    /// Shows another log: at the divider above the unread messages if it has one, else at the end.
    void open(ObservableList<LogRow> rows) {
        newBelow.set(0);
        wasNearTop = false;
        setRows(rows);
        int newLine = newLineIndex();
        if (newLine >= 0) {
            show(Math.max(0, newLine - 1), 0);
        }
    }

    /// Renders mentions again after the next layout, when the members of the room have become
    /// known.
    void refreshMentions() {
        areMentionsStale = true;
        requestLayout();
    }

    @Override
    protected void onScroll() {
        isScrolled = true;
    }

    @Override
    protected void onRowsChanged(Change<? extends LogRow> change) {
        while (change.next()) {
            // a quoted message may have changed or been loaded
            areQuotesStale |= change.wasReplaced() || change.getFrom() == 0;
            if (change.wasAdded() && !change.wasReplaced()) {
                countAdded(change);
            }
        }
    }

    private void countAdded(Change<? extends LogRow> change) {
        boolean sent = change.getAddedSubList().stream().anyMatch(Outgoing.class::isInstance);
        if (sent) {
            follow();
        } else if (followingProperty().get() && change.getTo() == rows().size()) {
            arrivalAnimation.countAdded(change.getAddedSize());
        } else if (!followingProperty().get() && change.getFrom() > firstVisible()) {
            newBelow.set(newBelow.get() + change.getAddedSize());
        }
    }

    private int newLineIndex() {
        for (int i = rows().size() - 1; i >= 0; i--) {
            if (rows().get(i) instanceof NewLine) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected void onLayout() {
        if (areQuotesStale) {
            areQuotesStale = false;
            messageCells().forEach(MessageCell::refreshQuote);
        }
        if (areMentionsStale) {
            areMentionsStale = false;
            messageCells().forEach(MessageCell::refreshMentions);
        }
        RowCell<LogRow> last = cell(rows().size() - 1);
        arrivalAnimation.onLayout(last instanceof MessageCell cell ? cell.message() : null);
        boolean nearTop = firstVisible() < NEAR_TOP_ROWS;
        if (nearTop && (isScrolled || !wasNearTop)) {
            onNearTop.run();
        }
        wasNearTop = nearTop;
        isScrolled = false;
        onLayout.run();
    }
}
