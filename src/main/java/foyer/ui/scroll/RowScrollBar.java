package foyer.ui.scroll;

import java.util.function.DoubleConsumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;

/// Shows in which part of a list one is, and goes to another. It counts rows, not pixels. UI
/// thread.
final class RowScrollBar extends ScrollBar {
    /// How much a frame adds to what is known of the heights of rows.
    private static final double SHARE = 0.1;

    private boolean told;
    private double seen = 1;
    private double heights;

    /// @param go told of the part somebody wants to see: 0 for the start, 1 for the end
    RowScrollBar(DoubleConsumer go) {
        setOrientation(Orientation.VERTICAL);
        setFocusTraversable(false);
        setMax(1);
        valueProperty()
                .addListener(
                        (_, _, to) -> {
                            if (!told) {
                                go.accept(to.doubleValue());
                            }
                        });
    }

    /// How many rows are about as high as the list.
    double seen() {
        return seen;
    }

    /// How high rows are, about.
    double heights() {
        return heights;
    }

    /// @param top how many rows are above what is shown
    void tell(int rows, double high, double height, double top, boolean isWhole, boolean isEnd) {
        told = true;
        heights = heights == 0 ? high : heights + (high - heights) * SHARE;
        seen = Math.max(1, height / Math.max(1, heights));
        double hidden = Math.max(1, rows - seen);
        setVisible(!isWhole);
        setVisibleAmount(Math.clamp(seen / Math.max(1, rows), 0.01, 1));
        setBlockIncrement(seen / hidden);
        setUnitIncrement(1 / hidden);
        setValue(isEnd ? 1 : Math.clamp(top / hidden, 0, 1));
        told = false;
    }
}
