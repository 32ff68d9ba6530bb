package foyer.ui.scroll;

import foyer.logging.FaultLog;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The node of one row of a [StackedList]. It shows this row only, as long as the row is listed. A
/// row that cannot be drawn is shown as plain text: an exception would leave the whole window
/// without layout. UI thread.
public abstract class StackedRow<T> extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

    private final T item;
    private final boolean heading;
    private final Node content;
    private @Nullable StackedList<T> list;
    private @Nullable PlainRow plainRow;

    /// @param content the drawing
    /// @param heading whether it is a heading, which can be neither opened nor selected
    protected StackedRow(T item, Node content, boolean heading) {
        this.item = item;
        this.content = content;
        this.heading = heading;
        getChildren().add(content);
        setAccessibleRole(heading ? AccessibleRole.TEXT : AccessibleRole.LIST_ITEM);
        if (!heading) {
            content.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        }
    }

    /// Fills the drawing and follows the row's model.
    protected abstract void start();

    /// Stops following the model.
    protected abstract void stop();

    /// The text of a row that cannot be drawn.
    protected abstract String plainText();

    /// The row.
    public final T item() {
        return item;
    }

    private boolean isSelected() {
        return getPseudoClassStates().contains(SELECTED);
    }

    /// Changes the drawing; shows plain text if that fails.
    protected final void draw(Runnable change) {
        if (plainRow == null) {
            try {
                change.run();
            } catch (RuntimeException | StackOverflowError e) {
                showPlain(e);
            }
        }
    }

    final void attach(StackedList<T> newList) {
        list = newList;
        draw(this::start);
    }

    final void detach() {
        list = null;
        try {
            stop();
        } catch (RuntimeException e) {
            logFault(e);
        }
    }

    private void onClick(MouseEvent event) {
        StackedList<T> owner = list;
        if (owner != null && event.getButton() == MouseButton.PRIMARY) {
            owner.open(item);
        }
    }

    private PlainRow showPlain(Throwable fault) {
        logFault(fault);
        var plain = new PlainRow(this::plainText);
        if (!heading) {
            plain.setOnMouseClicked(this::onClick);
        }
        plainRow = plain;
        getChildren().setAll(plain);
        setAccessibleText(plain.text());
        return plain;
    }

    private static void logFault(Throwable fault) {
        FaultLog.warnOnce(
                LoggerFactory.getLogger(StackedRow.class), "a row could not be drawn", fault);
    }

    @Override
    public final @Nullable Orientation getContentBias() {
        return content.getContentBias();
    }

    @Override
    protected final double computePrefHeight(double width) {
        PlainRow plain = plainRow;
        if (plain == null) {
            try {
                double inner = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
                return content.prefHeight(inner) + snappedTopInset() + snappedBottomInset();
            } catch (RuntimeException | StackOverflowError e) {
                plain = showPlain(e);
            }
        }
        return plain.heightAt(width < 0 ? getWidth() : width);
    }

    @Override
    protected final double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected final double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected final double computePrefWidth(double height) {
        return 0;
    }

    /// Lays out the whole content at once, so that its exceptions end here.
    @Override
    protected final void layoutChildren() {
        if (plainRow == null) {
            try {
                double x = snappedLeftInset();
                double y = snappedTopInset();
                content.resizeRelocate(
                        x,
                        y,
                        getWidth() - x - snappedRightInset(),
                        getHeight() - y - snappedBottomInset());
                if (content instanceof Parent parent) {
                    parent.layout();
                }
            } catch (RuntimeException | StackOverflowError e) {
                showPlain(e);
            }
        }
        if (plainRow != null) {
            plainRow.layoutAt(getWidth());
        }
    }

    final void setSelected(boolean value) {
        if (value != isSelected()) {
            pseudoClassStateChanged(SELECTED, value);
            notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
        }
    }

    final void setCursor(boolean value) {
        pseudoClassStateChanged(CURSOR, value);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case INDEX -> list == null ? -1 : list.accessibleIndex(item);
            case SELECTED -> isSelected();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        StackedList<T> owner = list;
        if (heading || owner == null) {
            super.executeAccessibleAction(action, parameters);
        } else if (action == AccessibleAction.REQUEST_FOCUS) {
            owner.requestFocus();
            owner.moveCursor(item);
        } else if (action == AccessibleAction.FIRE) {
            owner.open(item);
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    @Override
    public String toString() {
        return Objects.toString(item);
    }
}
