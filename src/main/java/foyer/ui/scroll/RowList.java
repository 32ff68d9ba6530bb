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

/// A long list of rows of any height that keeps its place: at the end it stays at the end,
/// elsewhere what is read stays where it is, whatever comes in above or below. UI thread.
///
/// It knows where one row is, not how high all are together. So no row is measured that is not
/// seen, none twice, and nothing has to be guessed and mended. `ListView` of JavaFX 26 measures
/// each row that comes in with a cell of its own first, adds up the heights of all rows several
/// times a frame, and draws what it shows once more whenever the number of rows changes.
public class RowList<T> extends Region {
    /// So near to the end it is followed.
    private static final double NEAR = 1;

    private static final PseudoClass BY_KEYS = PseudoClass.getPseudoClass("by-keys");

    private final ReadOnlyObjectWrapper<ObservableList<T>> rows =
            new ReadOnlyObjectWrapper<>(FXCollections.observableArrayList());
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyObjectWrapper<@Nullable T> selected = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<T> changes = this::changed;
    private final RowScrollBar bar = new RowScrollBar(this::goToPart);
    private final RowListAccessibility<T> rowListAccessibility = new RowListAccessibility<>(this);
    private final Rectangle clip = new Rectangle();
    private CellPool<T> cellPool;
    private int chosen = -1;

    /// The row at the top, and how far its bottom is below the top; or, before it was ever drawn
    /// there, how far its top is.
    private int anchor;

    private double edge;
    private boolean byTop;

    /// Whether the rows stand elsewhere, which may be the end.
    private boolean gone;

    protected RowList() {
        cellPool =
                new CellPool<>(
                        getChildren(),
                        () -> {
                            throw new IllegalStateException("no cells");
                        });
        getChildren().add(bar);
        // cells come later and are as wide as the list
        bar.setViewOrder(-1);
        setClip(clip);
        setMinSize(0, 0);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        new RowInput(this).listen();
        focusVisibleProperty().subscribe(this::setByKeys);
        AfterLayout.each(this, this::arrive);
    }

    private void arrive() {
        if (gone && getHeight() > 0) {
            gone = false;
            following.set(showsEnd());
        }
        placed();
    }

    /// The rows have their places on the screen.
    protected void placed() {}

    /// How rows look.
    public final void setCells(Supplier<? extends RowCell<T>> make) {
        cellPool = new CellPool<>(getChildren(), make);
    }

    public final ReadOnlyObjectProperty<ObservableList<T>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public final ObservableList<T> rows() {
        return rows.get();
    }

    /// Shows other rows, at their end.
    protected final void setRows(ObservableList<T> others) {
        rows().removeListener(changes);
        select(-1);
        cellPool.clear();
        rows.set(others);
        others.addListener(changes);
        following.set(true);
        requestLayout();
    }

    /// Whether the last row is shown, and will be when there is another.
    public final ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /// Goes to the end, and stays there.
    public final void follow() {
        following.set(true);
        requestLayout();
    }

    /// The row that was clicked or gone to by keys; null for none.
    public final ReadOnlyObjectProperty<@Nullable T> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public final @Nullable T selected() {
        return selected.get();
    }

    /// Where the selected row stands; -1 if there is none.
    public final int selectedIndex() {
        return chosen;
    }

    /// Selects a row, wherever it is.
    ///
    /// @param index of it; -1 for none
    public final void select(int index) {
        chosen = index;
        selected.set(index < 0 ? null : rows().get(index));
        for (RowCell<T> cell : cellPool.used()) {
            cell.select(cell.index() == index);
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    /// Whether somebody goes through the rows by keys, and must see which is selected.
    public final boolean isByKeys() {
        return getPseudoClassStates().contains(BY_KEYS);
    }

    final void setByKeys(boolean keys) {
        pseudoClassStateChanged(BY_KEYS, keys);
    }

    /// The cells on the screen, from the top.
    public final Collection<RowCell<T>> cells() {
        return cellPool.used();
    }

    /// The cell of a row; null if it is not on the screen.
    public final @Nullable RowCell<T> cell(int index) {
        return cellPool.at(index);
    }

    /// The row at the top of the screen.
    protected final int first() {
        return anchor;
    }

    /// Shows a row with its top so many pixels below that of the list, or as near to it as can be.
    public final void show(int index, double top) {
        following.set(false);
        stand(index, top, true);
    }

    /// Moves the rows no more than it takes to see one of them whole, or its beginning.
    public final void reveal(int index) {
        RowCell<T> cell = cellPool.at(index);
        boolean isTall = cell != null && cell.getHeight() > getHeight();
        if (cell == null ? index < anchor : cell.getLayoutY() < 0 || isTall) {
            show(index, 0);
        } else if (cell == null || cell.getLayoutY() + cell.getHeight() > getHeight()) {
            stand(index, getHeight(), false);
        }
    }

    private void stand(int index, double at, boolean atTop) {
        following.set(false);
        anchor = index;
        edge = at;
        byTop = atTop;
        gone = true;
        requestLayout();
        scrolled();
    }

    /// Selects a row and has it seen.
    final void goTo(int index) {
        reveal(index);
        layout();
        // how high it is was not known before
        reveal(index);
        layout();
        select(index);
        scrolled();
    }

    /// Moves the rows up, by less where they end.
    public final void scroll(double pixels) {
        if (rows().isEmpty() || pixels == 0 || getHeight() <= 0) {
            return;
        }
        following.set(false);
        edge -= pixels;
        setNeedsLayout(true);
        layout();
        following.set(pixels > 0 ? showsEnd() : showsEnd() && showsStart());
        scrolled();
    }

    /// The person moved the rows.
    protected void scrolled() {}

    /// Rows came, went or are others; the place is kept already.
    protected void rowsChanged(Change<? extends T> change) {}

    private void goToPart(double part) {
        double top = part * Math.max(0, rows().size() - bar.seen());
        if (part >= 1) {
            follow();
            scrolled();
        } else {
            show((int) top, (int) top == top ? 0 : -bar.heights() * (top - (int) top));
        }
    }

    private void changed(Change<? extends T> change) {
        while (change.next()) {
            RowShift rowShift = RowShift.of(change);
            anchor = rowShift.near(anchor);
            chosen = rowShift.of(chosen);
            cellPool.move(rowShift);
        }
        selected.set(chosen < 0 ? null : rows().get(chosen));
        change.reset();
        rowsChanged(change);
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
                anchor = 0;
                following.set(true);
            } else {
                arrange();
            }
            cellPool.end();
            double y = snapPositionX(getWidth() - bar.prefWidth(-1));
            bar.resizeRelocate(y, 0, getWidth() - y, getHeight());
            tellBar();
        }
    }

    private void arrange() {
        var rowLayout = new RowLayout<>(cellPool, rows(), getWidth(), getHeight());
        int last = rows().size() - 1;
        if (following.get()) {
            rowLayout.fill(last, getHeight(), false);
        } else {
            rowLayout.fill(Math.min(anchor, last), edge, byTop);
        }
        double at = snapPositionY(rowLayout.top());
        double snapped = at - rowLayout.top();
        boolean isFirst = true;
        for (RowCell<T> cell : rowLayout.cells()) {
            double end = at + rowLayout.high(cell);
            if (end <= 0 || at >= getHeight()) {
                cellPool.release(cell);
            } else {
                cell.select(cell.index() == chosen);
                cell.resizeRelocate(0, at, getWidth(), end - at);
                if (isFirst) {
                    isFirst = false;
                    anchor = cell.index();
                    edge = end - snapped;
                    byTop = false;
                }
            }
            at = end;
        }
    }

    private void tellBar() {
        RowCell<T> top = cellPool.at(anchor);
        double height = cellPool.used().stream().mapToDouble(Region::getHeight).sum();
        double hidden = top == null ? 0 : -top.getLayoutY() / Math.max(1, top.getHeight());
        bar.tell(
                rows().size(),
                height / Math.max(1, cellPool.used().size()),
                getHeight(),
                showsStart() ? 0 : anchor + hidden,
                showsStart() && showsEnd(),
                showsEnd());
    }

    private boolean showsStart() {
        RowCell<T> cell = cellPool.at(0);
        return rows().isEmpty() || (cell != null && cell.getLayoutY() >= 0);
    }

    private boolean showsEnd() {
        RowCell<T> cell = cellPool.at(rows().size() - 1);
        return rows().isEmpty()
                || (cell != null && cell.getLayoutY() + cell.getHeight() <= getHeight() + NEAR);
    }

    /// The cell of a row, also of one that is not on the screen: then it is not seen.
    final RowCell<T> spoken(int index) {
        return cellPool.spoken(rows(), index);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        Object told = rowListAccessibility.of(attribute, parameters);
        return told == null ? super.queryAccessibleAttribute(attribute, parameters) : told;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (!rowListAccessibility.does(action, parameters)) {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
