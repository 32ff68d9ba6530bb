package foyer.ui.scroll;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The place of one row in a [StackedList]. It is empty until the row is drawn for the first time,
/// and never shows another row. UI thread.
final class RowSlot<T> extends Region {
    /// The height of a row that is not drawn yet.
    private static final double EMPTY_HEIGHT = 40;

    private final T item;
    private final boolean heading;
    private @Nullable StackedRow<T> row;
    private boolean selected;
    private boolean cursor;

    RowSlot(T item, boolean heading) {
        this.item = item;
        this.heading = heading;
    }

    T item() {
        return item;
    }

    boolean isHeading() {
        return heading;
    }

    /// The drawn row; null if it is not drawn yet.
    @Nullable StackedRow<T> row() {
        return row;
    }

    void draw(StackedRow<T> newRow, StackedList<T> list) {
        row = newRow;
        newRow.attach(list);
        newRow.setSelected(selected);
        newRow.setCursor(cursor);
        getChildren().add(newRow);
    }

    void detach() {
        if (row != null) {
            row.detach();
        }
    }

    void setSelected(boolean value) {
        selected = value;
        if (row != null) {
            row.setSelected(value);
        }
    }

    void setCursor(boolean value) {
        cursor = value;
        if (row != null) {
            row.setCursor(value);
        }
    }

    boolean isSelected() {
        return selected;
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return row == null ? null : row.getContentBias();
    }

    @Override
    protected double computePrefHeight(double width) {
        return row == null ? EMPTY_HEIGHT : row.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        for (Node node : getChildren()) {
            node.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
