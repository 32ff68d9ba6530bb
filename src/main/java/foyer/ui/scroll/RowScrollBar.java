package foyer.ui.scroll;

import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// The scroll bar of a [RowList]. Counts rows, not pixels. UI thread.
final class RowScrollBar extends ScrollBar {
    /// The weight of the newest average height in the running one.
    private static final double SMOOTHING = 0.1;

    private boolean isUpdating;
    private double visibleRows = 1;
    private double averageHeight;

    /// @param scrollTo receives the requested position, from 0 for the start to 1 for the end
    RowScrollBar(DoubleConsumer scrollTo) {
        setOrientation(Orientation.VERTICAL);
        setFocusTraversable(false);
        setMax(1);
        valueProperty()
                .addListener(
                        (_, _, position) -> {
                            if (!isUpdating) {
                                scrollTo.accept(position.doubleValue());
                            }
                        });
    }

    /// The approximate number of rows that fit in the list.
    double visibleRows() {
        return visibleRows;
    }

    /// The running average height of a row, in pixels.
    double averageHeight() {
        return averageHeight;
    }

    /// Updates the bar after a layout.
    ///
    /// @param newestHeight average height of the visible rows
    /// @param rowsAbove number of rows above the visible part
    void update(
            int rows,
            double newestHeight,
            double listHeight,
            double rowsAbove,
            boolean isAllVisible,
            boolean isAtEnd) {
        isUpdating = true;
        averageHeight =
                averageHeight == 0
                        ? newestHeight
                        : averageHeight + (newestHeight - averageHeight) * SMOOTHING;
        visibleRows = Math.max(1, listHeight / Math.max(1, averageHeight));
        double hidden = Math.max(1, rows - visibleRows);
        setVisible(!isAllVisible);
        setVisibleAmount(Math.clamp(visibleRows / Math.max(1, rows), 0.01, 1));
        setBlockIncrement(visibleRows / hidden);
        setUnitIncrement(1 / hidden);
        setValue(isAtEnd ? 1 : Math.clamp(rowsAbove / hidden, 0, 1));
        isUpdating = false;
    }
}
