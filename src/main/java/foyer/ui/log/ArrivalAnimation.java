package foyer.ui.log;

import foyer.ui.Animations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Animates new rows at the end of a followed log. Shows them at once if more than a few arrive
/// within a second. UI thread.
final class ArrivalAnimation {
    private static final int MAX_PER_SECOND = 3;
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final double RISE_PIXELS = 8;

    private final LongSupplier nanoTime;
    private final Deque<Long> recentArrivals = new ArrayDeque<>();
    private boolean isPending;

    ArrivalAnimation(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Counts new rows at the end of the log.
    void countAdded(int rows) {
        long now = nanoTime.getAsLong();
        recentArrivals.removeIf(arrival -> now - arrival > SECOND_NANOS);
        for (int i = 0; i < rows && recentArrivals.size() <= MAX_PER_SECOND; i++) {
            recentArrivals.add(now);
        }
        isPending = recentArrivals.size() <= MAX_PER_SECOND;
    }

    /// Animates the last row after layout if rows were added since the previous layout.
    ///
    /// @param lastMessage null if the last row is not visible or is no message
    void onLayout(@Nullable Node lastMessage) {
        if (isPending && lastMessage != null) {
            Animations.appear(lastMessage, RISE_PIXELS);
        }
        isPending = false;
    }
}
