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

/// The cells of a list. One that no row needs stays where it is, hidden: a node that comes back to
/// a scene looks for its style anew, which takes longer than to fill it. UI thread.
final class CellPool<T> {
    private final List<Node> children;
    private final Supplier<? extends RowCell<T>> make;
    private final Deque<RowCell<T>> resting = new ArrayDeque<>();

    /// By the place of their row.
    private NavigableMap<Integer, RowCell<T>> used = new TreeMap<>();

    /// Used before, and not taken again yet.
    private NavigableMap<Integer, RowCell<T>> left = new TreeMap<>();

    private @Nullable RowCell<T> spoken;

    /// @param children of the list
    CellPool(List<Node> children, Supplier<? extends RowCell<T>> make) {
        this.children = children;
        this.make = make;
    }

    /// In use, from the top.
    Collection<RowCell<T>> used() {
        return used.values();
    }

    /// The one of a row; null if that is not drawn.
    @Nullable RowCell<T> at(int index) {
        return used.get(index);
    }

    /// All may be taken by other rows.
    void begin() {
        left = used;
        used = new TreeMap<>();
    }

    /// A cell for a row, filled with it.
    RowCell<T> acquire(List<T> rows, int index) {
        RowCell<T> cell = left.remove(index);
        if (cell == null) {
            cell = other(index);
        }
        used.put(index, cell);
        cell.turn(index, rows.get(index), index == 0 ? null : rows.get(index - 1));
        return cell;
    }

    /// A cell that is not needed after all.
    void release(RowCell<T> cell) {
        used.remove(cell.index());
        rest(cell);
    }

    /// Those that nobody took rest.
    void end() {
        left.values().forEach(this::rest);
        left = new TreeMap<>();
    }

    /// The rows of some cells stand elsewhere.
    void move(RowShift rowShift) {
        if (used.isEmpty() || used.lastKey() < rowShift.from()) {
            return;
        }
        NavigableMap<Integer, RowCell<T>> moved = new TreeMap<>();
        used.forEach(
                (index, cell) -> {
                    int place = rowShift.of(index);
                    if (place < 0) {
                        rest(cell);
                    } else {
                        cell.moveTo(place);
                        moved.put(place, cell);
                    }
                });
        used = moved;
    }

    /// No row needs any.
    void clear() {
        begin();
        end();
    }

    /// A row in words, also one that is not drawn, for who asks for it by number.
    RowCell<T> spoken(List<T> rows, int index) {
        RowCell<T> drawn = used.get(index);
        if (drawn != null) {
            return drawn;
        }
        RowCell<T> cell = spoken;
        if (cell == null) {
            cell = made();
            spoken = cell;
        }
        cell.turn(index, rows.get(index), index == 0 ? null : rows.get(index - 1));
        cell.setVisible(false);
        return cell;
    }

    private void rest(RowCell<T> cell) {
        cell.rest();
        resting.add(cell);
    }

    private RowCell<T> other(int index) {
        RowCell<T> resting = this.resting.poll();
        if (resting != null) {
            return resting;
        }
        Entry<Integer, RowCell<T>> farthest = farthest(index);
        if (farthest != null) {
            left.remove(farthest.getKey());
            return farthest.getValue();
        }
        return made();
    }

    private RowCell<T> made() {
        RowCell<T> made = make.get();
        children.add(made);
        made.applyCss();
        return made;
    }

    /// Most likely it goes off the screen.
    private @Nullable Entry<Integer, RowCell<T>> farthest(int index) {
        if (left.isEmpty()) {
            return null;
        }
        int above = index - left.firstKey();
        int below = left.lastKey() - index;
        return above > below ? left.firstEntry() : left.lastEntry();
    }
}
