package foyer.hosting;

import foyer.discovery.ReachReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps what was said of reaching a server until somebody wants to hear it, and tells them from
/// then on. Any thread.
final class ReachReportBuffer implements Consumer<ReachReport> {
    private final List<Consumer<ReachReport>> listeners = new ArrayList<>();
    private final List<ReachReport> before = new ArrayList<>();

    @Override
    public synchronized void accept(ReachReport reachReport) {
        before.removeIf(old -> old.reached() == reachReport.reached());
        before.add(reachReport);
        listeners.forEach(listener -> listener.accept(reachReport));
    }

    /// Tells the last of each kind, and all that come.
    synchronized void tell(Consumer<ReachReport> listener) {
        before.forEach(listener);
        listeners.add(listener);
    }
}
