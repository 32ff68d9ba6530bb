package foyer.ui.scroll;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A node that shows one row of a [RowList] and is reused for others. UI thread.
public abstract class RowCell<T> extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private int index = -1;
    private @Nullable T item;
    private @Nullable T above;
    private double height;
    private double measuredWidth = -1;

    protected RowCell() {
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setVisible(false);
    }

    /// Shows a row.
    ///
    /// @param rowAbove null for the first row
    protected abstract void fill(T row, @Nullable T rowAbove);

    /// Releases what the cell shows.
    protected abstract void clear();

    /// The index of the row; -1 if the cell is unused.
    public final int index() {
        return index;
    }

    /// The row; null if the cell is unused.
    public final @Nullable T item() {
        return item;
    }

    final void show(int newIndex, T row, @Nullable T rowAbove) {
        index = newIndex;
        setVisible(true);
        if (!row.equals(item) || !Objects.equals(rowAbove, above)) {
            item = row;
            above = rowAbove;
            measuredWidth = -1;
            fill(row, rowAbove);
        }
    }

    final void setIndex(int newIndex) {
        index = newIndex;
    }

    final void release() {
        index = -1;
        item = null;
        above = null;
        setVisible(false);
        clear();
    }

    final void setSelected(boolean value) {
        if (value != isSelected()) {
            pseudoClassStateChanged(SELECTED, value);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
    }

    private boolean isSelected() {
        return getPseudoClassStates().contains(SELECTED);
    }

    /// The height at a width. Measured again only after a change.
    final double heightAt(double width) {
        if (width != measuredWidth) {
            height = snapSizeY(prefHeight(width));
            measuredWidth = width;
        }
        return height;
    }

    @Override
    public void requestLayout() {
        measuredWidth = -1;
        super.requestLayout();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> index;
            case SELECTED -> isSelected();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.REQUEST_FOCUS
                && getParent() instanceof RowList<?> list
                && index >= 0) {
            list.requestFocus();
            list.goTo(index);
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
