package foyer.ui;

import foyer.language.Texts;
import foyer.logging.FaultLog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A cell of a list of what others sent. An item that cannot be drawn costs only its own cell: an
/// exception would leave the whole window without layout. UI thread.
public abstract class SafeListCell<T> extends ListCell<T> {
    /// Shows an item.
    ///
    /// @param item null if the cell is empty
    protected abstract void fill(@Nullable T item);

    @Override
    protected final void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        try {
            fill(empty ? null : item);
        } catch (RuntimeException | StackOverflowError e) {
            FaultLog.warnOnce(
                    LoggerFactory.getLogger(SafeListCell.class), "a cell could not be drawn", e);
            setTooltip(null);
            setAccessibleText(Texts.of("list.undrawable"));
            setGraphic(new Label(Texts.of("list.undrawable")));
        }
    }
}
