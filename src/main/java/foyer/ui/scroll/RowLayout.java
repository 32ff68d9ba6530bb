package foyer.ui.scroll;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Rows one under the other, until they fill a height; from one row whose place is known, up and
/// down. UI thread.
final class RowLayout<T> {
    private final CellPool<T> cellPool;
    private final List<T> rows;
    private final double width;
    private final double height;
    private final Deque<RowCell<T>> line = new ArrayDeque<>();
    private double top;

    RowLayout(CellPool<T> cellPool, List<T> rows, double width, double height) {
        this.cellPool = cellPool;
        this.rows = rows;
        this.width = width;
        this.height = height;
    }

    /// Fills the height, or as much as there are rows for, from the top then.
    ///
    /// @param edge of the row that is known
    /// @param byTop whether that is its top edge, not its bottom
    void fill(int known, double edge, boolean byTop) {
        RowCell<T> cell = cellPool.acquire(rows, known);
        line.add(cell);
        double bottom = byTop ? edge + high(cell) : edge;
        top = bottom - high(cell);
        up();
        double end = down(bottom);
        if (end < height) {
            top += height - end;
            up();
        }
        if (top > 0) {
            // that is the first row
            top = 0;
            down(line.stream().mapToDouble(this::high).sum());
        }
    }

    /// Where the first row begins.
    double top() {
        return top;
    }

    /// From the top; some may be beyond the edges.
    Collection<RowCell<T>> cells() {
        return line;
    }

    double high(RowCell<T> cell) {
        return cell.heightAt(width);
    }

    private void up() {
        while (top > 0 && line.getFirst().index() > 0) {
            RowCell<T> cell = cellPool.acquire(rows, line.getFirst().index() - 1);
            line.addFirst(cell);
            top -= high(cell);
        }
    }

    /// @param bottom of the last row
    /// @return the same afterwards
    private double down(double bottom) {
        double at = bottom;
        while (at < height && line.getLast().index() < rows.size() - 1) {
            RowCell<T> cell = cellPool.acquire(rows, line.getLast().index() + 1);
            line.addLast(cell);
            at += high(cell);
        }
        return at;
    }
}
