package foyer.ui.scroll;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Answers screen readers about a [StackedList]. Its headings are no items. UI thread.
final class StackedListAccessibility<T> {
    private final StackedList<T> list;

    StackedListAccessibility(StackedList<T> list) {
        this.list = list;
    }

    /// The value of an attribute; null if it is unknown here.
    @Nullable Object attribute(AccessibleAttribute attribute, Object... parameters) {
        List<RowSlot<T>> items = list.items();
        return switch (attribute) {
            case ITEM_COUNT -> items.size();
            case ITEM_AT_INDEX -> {
                int index = (Integer) parameters[0];
                yield index < 0 || index >= items.size() ? null : list.draw(items.get(index));
            }
            case FOCUS_ITEM -> {
                RowSlot<T> slot = list.cursorSlot();
                yield slot == null ? null : list.draw(slot);
            }
            case SELECTED_ITEMS ->
                    FXCollections.<Node>observableArrayList(
                            items.stream().filter(RowSlot::isSelected).map(list::draw).toList());
            case MULTIPLE_SELECTION -> false;
            default -> null;
        };
    }

    /// The index of a row; -1 if it is a heading.
    int indexOf(T row) {
        return list.items().stream().map(RowSlot::item).toList().indexOf(row);
    }

    /// Executes an action on a row; returns false if it is unknown here.
    boolean execute(AccessibleAction action, Object... parameters) {
        return switch (action) {
            case SHOW_ITEM -> goTo(parameters[0]);
            case SET_SELECTED_ITEMS ->
                    parameters[0] instanceof List<?> all && !all.isEmpty() && goTo(all.getFirst());
            default -> false;
        };
    }

    private boolean goTo(Object node) {
        for (RowSlot<T> slot : list.items()) {
            if (node.equals(slot.row())) {
                list.moveCursor(slot.item());
                return true;
            }
        }
        return false;
    }
}
