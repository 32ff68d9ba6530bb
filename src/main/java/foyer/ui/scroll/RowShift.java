package foyer.ui.scroll;

import javafx.collections.ListChangeListener.Change;

/// Maps row indexes from before one change of a list to after it. Any thread.
///
/// @param from index of the first changed row
/// @param removed number of removed rows
/// @param added number of rows added in their place
record RowShift(int from, int removed, int added) {
    static RowShift of(Change<?> change) {
        return new RowShift(change.getFrom(), change.getRemovedSize(), change.getAddedSize());
    }

    /// The new index of a row; -1 if it was removed. A replaced row keeps its index.
    int indexAfter(int index) {
        if (index < from) {
            return index;
        }
        if (index >= from + removed) {
            return index + added - removed;
        }
        return index - from < added ? index : -1;
    }

    /// The new index of a row, or of a neighbour if it was removed.
    int nearestIndexAfter(int index) {
        int newIndex = indexAfter(index);
        return newIndex >= 0 || index < 0 ? newIndex : Math.max(0, from + added - 1);
    }
}
