package foyer.ui.scroll;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// The cells of a list. Unused ones stay in the scene, hidden, because resolving the style of an
/// added node takes longer than filling a cell. UI thread.
final class CellPool<T> {
    private final List<Node> children;
    private final Supplier<? extends RowCell<T>> factory;
    private final Deque<RowCell<T>> unused = new ArrayDeque<>();

    /// By row index.
    private NavigableMap<Integer, RowCell<T>> used = new TreeMap<>();

    /// Cells of the previous layout that no row has taken yet, by row index.
    private NavigableMap<Integer, RowCell<T>> previous = new TreeMap<>();

    private @Nullable RowCell<T> accessibleCell;

    /// @param children of the list
    CellPool(List<Node> children, Supplier<? extends RowCell<T>> factory) {
        this.children = children;
        this.factory = factory;
    }

    /// The cells in use, from the top.
    Collection<RowCell<T>> used() {
        return used.values();
    }

    /// The cell of a row; null if the row is not visible.
    @Nullable RowCell<T> cell(int index) {
        return used.get(index);
    }

    /// Begins a layout: rows take their cells again by [#acquire].
    void begin() {
        previous = used;
        used = new TreeMap<>();
    }

    /// A cell filled with a row. Prefers the one that shows it already.
    RowCell<T> acquire(List<T> rows, int index) {
        T row = rows.get(index);
        T above = index == 0 ? null : rows.get(index - 1);
        RowCell<T> cell = previous.remove(index);
        if (cell != null && cell.isBroken() && !cell.shows(row, above)) {
            hide(cell);
            cell = null;
        }
        if (cell == null) {
            cell = reuseOrCreate(index);
        }
        used.put(index, cell);
        cell.show(index, row, above);
        return cell;
    }

    /// Returns a cell that turned out to be outside the list.
    void release(RowCell<T> cell) {
        used.remove(cell.index());
        hide(cell);
    }

    /// Ends a layout: hides the cells that no row took.
    void end() {
        previous.values().forEach(this::hide);
        previous = new TreeMap<>();
    }

    /// Moves cells to the new indexes of their rows after a change of the list.
    void shift(RowShift rowShift) {
        if (used.isEmpty() || used.lastKey() < rowShift.from()) {
            return;
        }
        NavigableMap<Integer, RowCell<T>> moved = new TreeMap<>();
        used.forEach(
                (index, cell) -> {
                    int newIndex = rowShift.indexAfter(index);
                    if (newIndex < 0) {
                        hide(cell);
                    } else {
                        cell.setIndex(newIndex);
                        moved.put(newIndex, cell);
                    }
                });
        used = moved;
    }

    /// Hides all cells.
    void clear() {
        begin();
        end();
    }

    /// A cell for screen readers, filled with any row; invisible if the row is not.
    RowCell<T> accessibleCell(List<T> rows, int index) {
        RowCell<T> visible = used.get(index);
        if (visible != null) {
            return visible;
        }
        RowCell<T> cell = accessibleCell;
        if (cell != null && cell.isBroken()) {
            children.remove(cell);
            cell = null;
        }
        if (cell == null) {
            cell = create();
            accessibleCell = cell;
        }
        cell.show(index, rows.get(index), index == 0 ? null : rows.get(index - 1));
        cell.setVisible(false);
        return cell;
    }

    private void hide(RowCell<T> cell) {
        cell.release();
        if (cell.isBroken()) {
            children.remove(cell);
        } else {
            unused.add(cell);
        }
    }

    private RowCell<T> reuseOrCreate(int index) {
        RowCell<T> cell = unused.poll();
        if (cell != null) {
            return cell;
        }
        Entry<Integer, RowCell<T>> farthest = farthest(index);
        if (farthest != null) {
            previous.remove(farthest.getKey());
            if (!farthest.getValue().isBroken()) {
                return farthest.getValue();
            }
            hide(farthest.getValue());
        }
        return create();
    }

    private RowCell<T> create() {
        RowCell<T> cell = factory.get();
        children.add(cell);
        cell.applyCss();
        return cell;
    }

    /// The leftover cell farthest from a row, which most likely scrolls out of view.
    private @Nullable Entry<Integer, RowCell<T>> farthest(int index) {
        if (previous.isEmpty()) {
            return null;
        }
        int above = index - previous.firstKey();
        int below = previous.lastKey() - index;
        return above > below ? previous.firstEntry() : previous.lastEntry();
    }
}
