package foyer.ui.scroll;

import foyer.logging.FaultLog;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// A node that shows one row of a [RowList] and is reused for others. A row that cannot be drawn is
/// shown as plain text: an exception would leave the whole window without layout. UI thread.
public abstract class RowCell<T> extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private int index = -1;
    private @Nullable T item;
    private @Nullable T above;
    private double height;
    private double measuredWidth = -1;
    private @Nullable PlainRow plainRow;

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

    /// The height of what the cell shows, at a width.
    protected abstract double contentHeight(double width);

    /// Places what the cell shows.
    protected void layoutContent() {}

    /// The text of a row that cannot be drawn.
    protected abstract String plainText(T row);

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
            try {
                fill(row, rowAbove);
            } catch (RuntimeException | StackOverflowError e) {
                showPlain(row, e);
            }
        }
    }

    /// Whether the cell failed to draw its row. It cannot draw others: JavaFX never lays out a node
    /// again that threw an exception.
    protected final boolean isBroken() {
        return plainRow != null;
    }

    /// Whether the cell shows this row already.
    final boolean shows(T row, @Nullable T rowAbove) {
        return row.equals(item) && Objects.equals(rowAbove, above);
    }

    private PlainRow showPlain(T row, Throwable fault) {
        FaultLog.warnOnce(
                LoggerFactory.getLogger(RowCell.class), "a row could not be drawn", fault);
        var plain = new PlainRow(() -> plainText(row));
        plainRow = plain;
        getChildren().setAll(plain);
        setAccessibleText(plain.text());
        return plain;
    }

    @Override
    protected final double computePrefHeight(double width) {
        PlainRow plain = plainRow;
        if (plain == null) {
            try {
                return contentHeight(width);
            } catch (RuntimeException | StackOverflowError e) {
                T row = item;
                if (row == null) {
                    return 0;
                }
                plain = showPlain(row, e);
            }
        }
        return plain.heightAt(width);
    }

    /// Lays out the whole content at once, so that its exceptions end here.
    @Override
    protected final void layoutChildren() {
        T row = item;
        if (plainRow == null) {
            try {
                layoutContent();
                for (Node child : getChildren()) {
                    if (child instanceof Parent parent) {
                        parent.layout();
                    }
                }
            } catch (RuntimeException | StackOverflowError e) {
                if (row == null) {
                    getChildren().clear();
                } else {
                    showPlain(row, e);
                }
            }
        }
        if (plainRow != null) {
            plainRow.layoutAt(getWidth());
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
        try {
            clear();
        } catch (RuntimeException | StackOverflowError e) {
            plainRow = new PlainRow(() -> "");
        }
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
