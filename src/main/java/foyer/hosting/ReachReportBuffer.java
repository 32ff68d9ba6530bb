package foyer.hosting;

import foyer.discovery.ReachReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Passes reach reports to listeners. A listener that subscribes late first gets the latest report
/// of each kind. Thread-safe.
final class ReachReportBuffer implements Consumer<ReachReport> {
    private final List<Consumer<ReachReport>> listeners = new ArrayList<>();
    private final List<ReachReport> latest = new ArrayList<>();

    @Override
    public synchronized void accept(ReachReport reachReport) {
        latest.removeIf(old -> old.reached() == reachReport.reached());
        latest.add(reachReport);
        listeners.forEach(listener -> listener.accept(reachReport));
    }

    /// Passes the latest report of each kind, then each new one.
    synchronized void subscribe(Consumer<ReachReport> listener) {
        latest.forEach(listener);
        listeners.add(listener);
    }
}
