package foyer.ui.scroll;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Stacks rows until they fill the list, up and down from one row whose position is known. UI
/// thread.
final class RowLayout<T> {
    private final CellPool<T> cellPool;
    private final List<T> rows;
    private final double width;
    private final double height;
    private final Deque<RowCell<T>> cells = new ArrayDeque<>();
    private double top;

    RowLayout(CellPool<T> cellPool, List<T> rows, double width, double height) {
        this.cellPool = cellPool;
        this.rows = rows;
        this.width = width;
        this.height = height;
    }

    /// Fills the list around a known row. Moves the rows if they would leave a gap at the end or
    /// the start.
    ///
    /// @param edge position of the top or bottom edge of the known row
    /// @param isTopEdge which edge that is
    void fill(int index, double edge, boolean isTopEdge) {
        RowCell<T> cell = cellPool.acquire(rows, index);
        cells.add(cell);
        double bottom = isTopEdge ? edge + heightOf(cell) : edge;
        top = bottom - heightOf(cell);
        fillUp();
        double end = fillDown(bottom);
        if (end < height) {
            top += height - end;
            fillUp();
        }
        if (top > 0) {
            // the rows above ran out
            top = 0;
            fillDown(cells.stream().mapToDouble(this::heightOf).sum());
        }
    }

    /// The position of the first cell.
    double top() {
        return top;
    }

    /// From the top; the outer ones may lie outside the list.
    Collection<RowCell<T>> cells() {
        return cells;
    }

    double heightOf(RowCell<T> cell) {
        return cell.heightAt(width);
    }

    private void fillUp() {
        while (top > 0 && cells.getFirst().index() > 0) {
            RowCell<T> cell = cellPool.acquire(rows, cells.getFirst().index() - 1);
            cells.addFirst(cell);
            top -= heightOf(cell);
        }
    }

    /// @param bottom of the last row
    /// @return the same after adding rows
    private double fillDown(double bottom) {
        double newBottom = bottom;
        while (newBottom < height && cells.getLast().index() < rows.size() - 1) {
            RowCell<T> cell = cellPool.acquire(rows, cells.getLast().index() + 1);
            cells.addLast(cell);
            newBottom += heightOf(cell);
        }
        return newBottom;
    }
}
