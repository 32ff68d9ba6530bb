package foyer;

import foyer.lan.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps what was said of reaching a server until somebody wants to hear it, and tells them from
/// then on. Any thread.
final class LastReach implements Consumer<Reach> {
    private final List<Consumer<Reach>> listeners = new ArrayList<>();
    private final List<Reach> before = new ArrayList<>();

    @Override
    public synchronized void accept(Reach reach) {
        before.removeIf(old -> old.reached() == reach.reached());
        before.add(reach);
        listeners.forEach(listener -> listener.accept(reach));
    }

    /// Tells the last of each kind, and all that come.
    synchronized void tell(Consumer<Reach> listener) {
        before.forEach(listener);
        listeners.add(listener);
    }
}
