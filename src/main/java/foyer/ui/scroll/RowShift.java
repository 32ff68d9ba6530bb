package foyer.ui.scroll;

import javafx.collections.ListChangeListener.Change;

/// What one change of a list does to where its rows stand. Any thread.
///
/// @param from the first row it is about
/// @param removed how many went
/// @param added how many came in their place
record RowShift(int from, int removed, int added) {
    static RowShift of(Change<?> change) {
        return new RowShift(change.getFrom(), change.getRemovedSize(), change.getAddedSize());
    }

    /// Where a row stands now; -1 if it is gone. One of as many that were replaced is still there.
    int of(int at) {
        if (at < from) {
            return at;
        }
        if (at >= from + removed) {
            return at + added - removed;
        }
        return at - from < added ? at : -1;
    }

    /// Where it stands, or one near by.
    int near(int at) {
        int now = of(at);
        return now >= 0 || at < 0 ? now : Math.max(0, from + added - 1);
    }
}
