package foyer.ui.scroll;

import foyer.ui.AfterLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A list of up to some thousand rows. Each row has one node, which shows no other row while it is
/// listed, so what is drawn, clicked and spoken is always the row itself. `ListView` of JavaFX 26
/// reuses cells and remembers their heights by index, and draws one row over another when rows of
/// different heights come or go. In a long list a row is drawn when it comes near the visible ones.
/// UI thread.
public final class StackedList<T> extends ScrollPane {
    /// A list with no more rows is drawn at once.
    private static final int SHORT_LIST = 100;

    private final Stack stack = new Stack();
    private final StackedListPosition position = new StackedListPosition(this, stack);
    private final StackedListAccessibility<T> accessibility = new StackedListAccessibility<>(this);
    private final Map<T, RowSlot<T>> slots = new HashMap<>();
    private Predicate<T> headings = _ -> false;
    private Function<T, ? extends StackedRow<T>> factory =
            _ -> {
                throw new IllegalStateException("no rows");
            };
    private Consumer<T> onOpen = _ -> {};
    private Consumer<T> onStep = _ -> {};
    private @Nullable T selected;

    /// The row that the keys move from; null if it is the selected one.
    private @Nullable T cursor;

    private @Nullable RowSlot<T> markedSelected;
    private @Nullable RowSlot<T> markedCursor;
    private @Nullable T revealed;
    private @Nullable Node placeholder;

    /// Draws the rows near the visible ones while it lays them out.
    private final class Stack extends VBox {
        private boolean hasDrawn;

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            hasDrawn = drawVisible();
            if (hasDrawn) {
                applyCss();
                super.layoutChildren();
            }
        }
    }

    public StackedList() {
        setContent(stack);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        new StackedListKeys(this).attach();
        focusedProperty().subscribe(this::onFocus);
        AfterLayout.each(this, this::afterLayout);
    }

    /// Sets how rows are drawn.
    ///
    /// @param newHeadings which rows are headings, which can be neither opened nor selected
    /// @param newFactory draws a row
    public void setRowFactory(
            Predicate<T> newHeadings, Function<T, ? extends StackedRow<T>> newFactory) {
        headings = newHeadings;
        factory = newFactory;
    }

    /// Sets what opens a row.
    ///
    /// @param action opens the row that the user clicks, or chooses with Enter or Space
    public void setOnOpen(Consumer<T> action) {
        onOpen = action;
    }

    /// Sets what follows the keys.
    ///
    /// @param action called with each row that the user moves to with the keys
    public void setOnStep(Consumer<T> action) {
        onStep = action;
    }

    /// The node shown while there are no rows.
    public @Nullable Node getPlaceholder() {
        return placeholder;
    }

    /// Sets the node shown while there are no rows.
    public void setPlaceholder(Node node) {
        placeholder = node;
        showPlaceholder();
    }

    private void showPlaceholder() {
        boolean isEmpty = placeholder != null && stack.getChildren().isEmpty();
        setFitToHeight(isEmpty);
        setContent(isEmpty ? placeholder : stack);
    }

    /// The rows, from the top.
    public List<T> rows() {
        return slotsFromTop().stream().map(RowSlot::item).toList();
    }

    private List<RowSlot<T>> slotsFromTop() {
        return stack.getChildren().stream().map(this::slotOf).toList();
    }

    @SuppressWarnings("unchecked")
    private RowSlot<T> slotOf(Node node) {
        return (RowSlot<T>) node;
    }

    /// Shows these rows. Rows that were listed before keep their nodes.
    ///
    /// @param rows without equal ones
    public void setRows(List<? extends T> rows) {
        int cursorIndex = cursorIndex();
        List<Node> children = stack.getChildren();
        var kept = new HashSet<T>(rows);
        slots.values()
                .removeIf(
                        slot -> {
                            if (kept.contains(slot.item())) {
                                return false;
                            }
                            children.remove(slot);
                            slot.detach();
                            return true;
                        });
        for (int i = 0; i < rows.size(); i++) {
            RowSlot<T> slot =
                    slots.computeIfAbsent(
                            rows.get(i), row -> new RowSlot<>(row, headings.test(row)));
            if (slot.row() == null && rows.size() <= SHORT_LIST) {
                draw(slot);
            }
            if (i >= children.size() || children.get(i) != slot) {
                children.remove(slot);
                children.add(i, slot);
            }
        }
        if (cursor != null && !slots.containsKey(cursor)) {
            cursor = nearest(cursorIndex);
        }
        showPlaceholder();
        mark();
        notifyAccessibleAttributeChanged(AccessibleAttribute.ITEM_COUNT);
    }

    /// The drawn row of a slot, wherever it is.
    StackedRow<T> draw(RowSlot<T> slot) {
        StackedRow<T> row = slot.row();
        if (row == null) {
            row = factory.apply(slot.item());
            slot.draw(row, this);
        }
        return row;
    }

    /// Draws the rows of the visible page and of those beside it; returns whether any was new.
    private boolean drawVisible() {
        double height = Math.max(getHeight(), 1);
        double top = position.top() - height;
        double bottom = top + 3 * height;
        boolean hasDrawn = false;
        for (RowSlot<T> slot : slotsFromTop()) {
            if (slot.row() == null
                    && slot.getLayoutY() + slot.getHeight() >= top
                    && slot.getLayoutY() <= bottom) {
                draw(slot);
                hasDrawn = true;
            }
        }
        return hasDrawn;
    }

    /// Highlights a row, and scrolls to it if it is another than before.
    public void select(@Nullable T row) {
        boolean isOther = !Objects.equals(row, selected);
        selected = row;
        if (isOther) {
            cursor = null;
            revealed = row;
        }
        mark();
    }

    private void mark() {
        RowSlot<T> selectedSlot = selected == null ? null : slots.get(selected);
        RowSlot<T> cursorSlot = cursorSlot();
        if (markedSelected != null) {
            markedSelected.setSelected(false);
        }
        if (markedCursor != null) {
            markedCursor.setCursor(false);
        }
        if (selectedSlot != null) {
            selectedSlot.setSelected(true);
        }
        if (cursorSlot != null) {
            cursorSlot.setCursor(true);
        }
        markedSelected = selectedSlot;
        markedCursor = cursorSlot;
    }

    private void onFocus(boolean isFocused) {
        if (!isFocused && cursor != null) {
            cursor = null;
            mark();
        }
    }

    void open(T row) {
        moveCursor(row);
        onOpen.accept(row);
    }

    void moveCursor(T row) {
        cursor = row;
        revealed = row;
        requestLayout();
        mark();
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    @Nullable RowSlot<T> cursorSlot() {
        T row = cursor == null ? selected : cursor;
        return row == null ? null : slots.get(row);
    }

    private int cursorIndex() {
        RowSlot<T> slot = cursorSlot();
        return slot == null ? -1 : stack.getChildren().indexOf(slot);
    }

    /// The row at an index, or else the next above that is no heading; null if there is none.
    private @Nullable T nearest(int index) {
        List<RowSlot<T>> all = slotsFromTop();
        for (int i = Math.min(index, all.size() - 1); i >= 0; i--) {
            if (!all.get(i).isHeading()) {
                return all.get(i).item();
            }
        }
        return null;
    }

    /// Opens the row of the cursor.
    void openCursor() {
        RowSlot<T> slot = cursorSlot();
        if (slot != null) {
            open(slot.item());
        }
    }

    /// Moves the cursor by a number of rows, at most to the ends. Skips headings.
    void step(int offset) {
        List<T> all = items().stream().map(RowSlot::item).toList();
        if (all.isEmpty()) {
            return;
        }
        RowSlot<T> current = cursorSlot();
        int index = current == null ? -1 : all.indexOf(current.item());
        int next =
                index < 0 && offset < 0
                        ? all.size() - 1
                        : Math.clamp((long) index + offset, 0, all.size() - 1);
        if (next != index) {
            moveCursor(all.get(next));
            onStep.accept(all.get(next));
        }
    }

    private void afterLayout() {
        position.restore();
        RowSlot<T> slot = revealed == null ? null : slots.get(revealed);
        if (slot != null && getViewportBounds().getHeight() > 0) {
            position.reveal(slot);
            // rows drawn meanwhile may have another height than assumed
            if (!stack.hasDrawn && slot.row() != null) {
                revealed = null;
            }
        }
        position.remember();
    }

    /// The rows that are no headings, from the top.
    List<RowSlot<T>> items() {
        return slotsFromTop().stream().filter(slot -> !slot.isHeading()).toList();
    }

    int accessibleIndex(T row) {
        return accessibility.indexOf(row);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        Object value = accessibility.attribute(attribute, parameters);
        return value == null ? super.queryAccessibleAttribute(attribute, parameters) : value;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (!accessibility.execute(action, parameters)) {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
