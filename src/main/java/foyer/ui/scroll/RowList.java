package foyer.ui.scroll;

import foyer.ui.AfterLayout;
import java.util.Collection;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// A long list of rows of different heights. At the end it follows new rows; elsewhere the visible
/// rows keep their position when rows are added above or below. UI thread.
///
/// Keeps the position of one row instead of the total height, so it measures only visible rows,
/// each once, and never corrects an estimate. `ListView` of JavaFX 26 measures each new row in an
/// extra cell, sums up all heights several times a frame and redraws its cells whenever the number
/// of rows changes.
public class RowList<T> extends Region {
    /// The distance from the end, in pixels, at which the list still follows it.
    private static final double FOLLOW_DISTANCE = 1;

    private static final PseudoClass USING_KEYBOARD = PseudoClass.getPseudoClass("by-keys");

    private final ReadOnlyObjectWrapper<ObservableList<T>> rows =
            new ReadOnlyObjectWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable T> selected = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<T> rowsListener = this::updateRows;
    private final RowScrollBar scrollBar = new RowScrollBar(this::scrollToFraction);
    private final RowListAccessibility<T> rowListAccessibility = new RowListAccessibility<>(this);
    private final Rectangle clip = new Rectangle();
    private CellPool<T> cellPool;
    private int selectedIndex = -1;

    /// The topmost visible row, whose edge is at [#anchorEdge].
    private int anchorIndex;

    private double anchorEdge;
    private boolean isTopEdge;

    /// Whether the rows were moved, so that layout must decide if the end is followed.
    private boolean isMoved;

    protected RowList() {
        cellPool =
                new CellPool<>(
                        getChildren(),
                        () -> {
                            throw new IllegalStateException("no cells");
                        });
        getChildren().add(scrollBar);
        // above the cells, which are added later and as wide as the list
        scrollBar.setViewOrder(-1);
        setClip(clip);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        new RowInput(this).attach();
        focusVisibleProperty().subscribe(this::setUsingKeyboard);
        AfterLayout.each(this, this::afterLayout);
    }

    private void afterLayout() {
        if (isMoved && getHeight() > 0) {
            isMoved = false;
            following.set(showsEnd());
        }
        onLayout();
    }

    /// Called after each layout.
    protected void onLayout() {}

    public final void setCells(Supplier<? extends RowCell<T>> factory) {
        cellPool = new CellPool<>(getChildren(), factory);
    }

    public final ReadOnlyObjectProperty<ObservableList<T>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public final ObservableList<T> rows() {
        return rows.get();
    }

    /// Replaces the rows and scrolls to the end.
    protected final void setRows(ObservableList<T> newRows) {
        rows().removeListener(rowsListener);
        select(-1);
        cellPool.clear();
        rows.set(newRows);
        newRows.addListener(rowsListener);
        following.set(true);
        requestLayout();
    }

    /// Whether the list shows its last row and scrolls with new ones.
    public final ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// Scrolls to the end and follows it.
    public final void follow() {
        following.set(true);
        requestLayout();
    }

    /// The row selected by mouse or keyboard; null if none is.
    public final ReadOnlyObjectProperty<@Nullable T> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public final @Nullable T selected() {
        return selected.get();
    }

    /// The index of the selected row; -1 if none is.
    public final int selectedIndex() {
        return selectedIndex;
    }

    /// Selects a row without scrolling to it.
    ///
    /// @param index -1 to select none
    public final void select(int index) {
        selectedIndex = index;
        selected.set(index < 0 ? null : rows().get(index));
        for (RowCell<T> cell : cellPool.used()) {
            cell.setSelected(cell.index() == index);
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /// Whether the user moves by keyboard, so that the selection must be visible.
    public final boolean isUsingKeyboard() {
        return getPseudoClassStates().contains(USING_KEYBOARD);
    }

    final void setUsingKeyboard(boolean isKeyboard) {
        pseudoClassStateChanged(USING_KEYBOARD, isKeyboard);
    }

    /// The visible cells, from the top.
    public final Collection<RowCell<T>> cells() {
        return cellPool.used();
    }

    /// The cell of a row; null if the row is not visible.
    public final @Nullable RowCell<T> cell(int index) {
        return cellPool.cell(index);
    }

    /// The index of the topmost visible row.
    protected final int firstVisible() {
        return anchorIndex;
    }

    /// Scrolls so that a row begins at a position, or as near to it as the ends allow.
    public final void show(int index, double top) {
        following.set(false);
        anchorTo(index, top, true);
    }

    /// Scrolls as little as possible until a row, or the beginning of a tall one, is visible.
    public final void reveal(int index) {
        RowCell<T> cell = cellPool.cell(index);
        boolean isTall = cell != null && cell.getHeight() > getHeight();
        if (cell == null ? index < anchorIndex : cell.getLayoutY() < 0 || isTall) {
            show(index, 0);
        } else if (cell == null || cell.getLayoutY() + cell.getHeight() > getHeight()) {
            anchorTo(index, getHeight(), false);
        }
    }

    private void anchorTo(int index, double edge, boolean isTop) {
        following.set(false);
        anchorIndex = index;
        anchorEdge = edge;
        isTopEdge = isTop;
        isMoved = true;
        requestLayout();
        onScroll();
    }

    /// Selects a row and scrolls to it.
    final void goTo(int index) {
        reveal(index);
        layout();
        // once more, as layout has measured the row
        reveal(index);
        layout();
        select(index);
        onScroll();
    }

    /// Scrolls down by a number of pixels, up if it is negative, at most to the end of the rows.
    public final void scroll(double pixels) {
        if (rows().isEmpty() || pixels == 0 || getHeight() <= 0) {
            return;
        }
        following.set(false);
        anchorEdge -= pixels;
        setNeedsLayout(true);
        layout();
        following.set(pixels > 0 ? showsEnd() : showsEnd() && showsStart());
        onScroll();
    }

    /// Called when the user has scrolled.
    protected void onScroll() {}

    /// Called after a change of the rows, with the position already adjusted.
    protected void onRowsChanged(Change<? extends T> change) {}

    private void scrollToFraction(double fraction) {
        double top = fraction * Math.max(0, rows().size() - scrollBar.visibleRows());
        if (fraction >= 1) {
            follow();
            onScroll();
        } else {
            show((int) top, (int) top == top ? 0 : -scrollBar.averageHeight() * (top - (int) top));
        }
    }

    private void updateRows(Change<? extends T> change) {
        while (change.next()) {
            RowShift rowShift = RowShift.of(change);
            anchorIndex = rowShift.nearestIndexAfter(anchorIndex);
            selectedIndex = rowShift.indexAfter(selectedIndex);
            cellPool.shift(rowShift);
        }
        selected.set(selectedIndex < 0 ? null : rows().get(selectedIndex));
        change.reset();
        onRowsChanged(change);
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            cellPool.begin();
            if (rows().isEmpty()) {
                anchorIndex = 0;
                following.set(true);
            } else {
                layoutRows();
            }
            cellPool.end();
            double x = snapPositionX(getWidth() - scrollBar.prefWidth(-1));
            scrollBar.resizeRelocate(x, 0, getWidth() - x, getHeight());
            updateBar();
        }
    }

    private void layoutRows() {
        var rowLayout = new RowLayout<>(cellPool, rows(), getWidth(), getHeight());
        int last = rows().size() - 1;
        if (following.get()) {
            rowLayout.fill(last, getHeight(), false);
        } else {
            rowLayout.fill(Math.min(anchorIndex, last), anchorEdge, isTopEdge);
        }
        double y = snapPositionY(rowLayout.top());
        double snapped = y - rowLayout.top();
        boolean isFirst = true;
        for (RowCell<T> cell : rowLayout.cells()) {
            double bottom = y + rowLayout.heightOf(cell);
            if (bottom <= 0 || y >= getHeight()) {
                cellPool.release(cell);
            } else {
                cell.setSelected(cell.index() == selectedIndex);
                cell.resizeRelocate(0, y, getWidth(), bottom - y);
                if (isFirst) {
                    isFirst = false;
                    anchorIndex = cell.index();
                    anchorEdge = bottom - snapped;
                    isTopEdge = false;
                }
            }
            y = bottom;
        }
    }

    private void updateBar() {
        RowCell<T> top = cellPool.cell(anchorIndex);
        double height = cellPool.used().stream().mapToDouble(Region::getHeight).sum();
        double hidden = top == null ? 0 : -top.getLayoutY() / Math.max(1, top.getHeight());
        scrollBar.update(
                rows().size(),
                height / Math.max(1, cellPool.used().size()),
                getHeight(),
                showsStart() ? 0 : anchorIndex + hidden,
                showsStart() && showsEnd(),
                showsEnd());
    }

    private boolean showsStart() {
        RowCell<T> cell = cellPool.cell(0);
        return rows().isEmpty() || (cell != null && cell.getLayoutY() >= 0);
    }

    private boolean showsEnd() {
        RowCell<T> cell = cellPool.cell(rows().size() - 1);
        return rows().isEmpty()
                || (cell != null
                        && cell.getLayoutY() + cell.getHeight() <= getHeight() + FOLLOW_DISTANCE);
    }

    /// A cell of any row for screen readers; invisible if the row is not.
    final RowCell<T> accessibleCell(int index) {
        return cellPool.accessibleCell(rows(), index);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        Object value = rowListAccessibility.attribute(attribute, parameters);
        return value == null ? super.queryAccessibleAttribute(attribute, parameters) : value;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (!rowListAccessibility.execute(action, parameters)) {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
