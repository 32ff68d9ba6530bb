package foyer.ui.scroll;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Answers screen readers about a [RowList], including rows that are not visible. UI thread.
final class RowListAccessibility<T> {
    private final RowList<T> list;

    RowListAccessibility(RowList<T> list) {
        this.list = list;
    }

    /// The value of an attribute; null if it is unknown here.
    @Nullable Object attribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> list.rows().size();
            case ITEM_AT_INDEX -> cell((Integer) parameters[0]);
            case FOCUS_ITEM -> cell(list.selectedIndex());
            case SELECTED_ITEMS -> selected();
            case MULTIPLE_SELECTION -> false;
            default -> null;
        };
    }

    /// Executes an action on a row; returns false if it is unknown here.
    boolean execute(AccessibleAction action, Object... parameters) {
        return switch (action) {
            case SHOW_ITEM -> goTo(parameters[0]);
            case SET_SELECTED_ITEMS ->
                    parameters[0] instanceof List<?> items
                            && !items.isEmpty()
                            && goTo(items.getFirst());
            default -> false;
        };
    }

    private boolean goTo(Object item) {
        if (item instanceof RowCell<?> cell && cell.index() >= 0) {
            list.goTo(cell.index());
            return true;
        }
        return false;
    }

    private ObservableList<Node> selected() {
        ObservableList<Node> all = FXCollections.observableArrayList();
        RowCell<T> cell = cell(list.selectedIndex());
        if (cell != null) {
            all.add(cell);
        }
        return all;
    }

    private @Nullable RowCell<T> cell(int index) {
        return index < 0 || index >= list.rows().size() ? null : list.accessibleCell(index);
    }
}
