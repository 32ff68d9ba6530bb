package foyer.model;

import foyer.model.LogRow.Entry;
import java.util.List;

/// Finds a row of a log by its `seq`. Pure functions; any thread.
final class LogRowSearch {
    private LogRowSearch() {}

    /// The index of the entry with this `seq`; -1 if there is none.
    ///
    /// @param rows entries by `seq`, with other rows between them
    static int indexOf(List<LogRow> rows, long seq) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int index = middle;
            while (index >= low && !(rows.get(index) instanceof Entry)) {
                index--;
            }
            long found = index < low ? 0 : ((Entry) rows.get(index)).logEntry().seq();
            if (found == seq && index >= low) {
                return index;
            }
            if (found < seq) {
                low = middle + 1;
            } else {
                high = index - 1;
            }
        }
        return -1;
    }
}
