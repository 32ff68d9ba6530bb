package foyer.ui.log;

import foyer.ui.Animations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Lets what others just said rise into the end of a log that is followed; where more than a few
/// messages come in a second, they are simply there. UI thread.
final class ArrivalAnimation {
    private static final int MOST = 3;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double BELOW = 8;

    private final LongSupplier nanoTime;
    private final Deque<Long> lately = new ArrayDeque<>();
    private boolean waiting;

    ArrivalAnimation(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// So many rows are at the end that were not.
    void added(int rows) {
        long now = nanoTime.getAsLong();
        lately.removeIf(at -> now - at > SECOND_NANOS);
        for (int i = 0; i < rows && lately.size() <= MOST; i++) {
            lately.add(now);
        }
        waiting = lately.size() <= MOST;
    }

    /// The rows have their places.
    ///
    /// @param last the words of the last row; null if it is not seen, or has none
    void placed(@Nullable Node last) {
        if (waiting && last != null) {
            Animations.appear(last, BELOW);
        }
        waiting = false;
    }
}
