package foyer.ui.scroll;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What a row looks like on the screen; made once, and filled for one row after the other. UI
/// thread.
public abstract class RowCell<T> extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private int index = -1;
    private @Nullable T item;
    private @Nullable T above;
    private double height;
    private double measuredAt = -1;

    protected RowCell() {
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setVisible(false);
    }

    /// Shows a row.
    ///
    /// @param rowAbove null for the first
    protected abstract void fill(T row, @Nullable T rowAbove);

    /// Shows nothing from now on, and lets go of what it showed.
    protected abstract void clear();

    /// Where the row it shows stands; -1 for none.
    public final int index() {
        return index;
    }

    /// The row it shows.
    public final @Nullable T item() {
        return item;
    }

    final void turn(int place, T row, @Nullable T rowAbove) {
        index = place;
        setVisible(true);
        if (!row.equals(item) || !Objects.equals(rowAbove, above)) {
            item = row;
            above = rowAbove;
            measuredAt = -1;
            fill(row, rowAbove);
        }
    }

    final void moveTo(int place) {
        index = place;
    }

    final void rest() {
        index = -1;
        item = null;
        above = null;
        setVisible(false);
        clear();
    }

    final void select(boolean on) {
        if (on != isSelected()) {
            pseudoClassStateChanged(SELECTED, on);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
    }

    private boolean isSelected() {
        return getPseudoClassStates().contains(SELECTED);
    }

    /// How high it is, measured again only where something in it changed.
    final double heightAt(double width) {
        if (width != measuredAt) {
            height = snapSizeY(prefHeight(width));
            measuredAt = width;
        }
        return height;
    }

    @Override
    public void requestLayout() {
        measuredAt = -1;
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
