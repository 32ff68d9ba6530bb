package foyer.lan;

import java.net.Inet4Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A [Responder] for each place. [LanLoop]'s thread.
final class Responders {
    private final String hostName;
    private final Consumer<Responder> begin;
    private final Map<Inet4Address, Responder> at = new HashMap<>();

    /// @param hostName for the records of addresses; must be nobody else's
    /// @param begin what a new one does first
    Responders(String hostName, Consumer<Responder> begin) {
        this.hostName = hostName;
        this.begin = begin;
    }

    /// One for each of these from now on, and no others.
    void tune(List<Usable> places) {
        Set<Inet4Address> wanted = new HashSet<>();
        places.forEach(place -> wanted.add(place.address()));
        at.entrySet()
                .removeIf(
                        old -> {
                            if (wanted.contains(old.getKey())) {
                                return false;
                            }
                            var _ = old.getValue().close();
                            return true;
                        });
        for (Inet4Address address : wanted) {
            if (!at.containsKey(address)) {
                var responder = new Responder(address, hostName);
                at.put(address, responder);
                begin.accept(responder);
            }
        }
    }

    void each(Consumer<Responder> task) {
        at.values().forEach(task);
    }

    /// Closes all at once, as each takes its time.
    ///
    /// @return done when the last is closed
    CompletableFuture<Void> close() {
        CompletableFuture<?>[] closing =
                at.values().stream().map(Responder::close).toArray(CompletableFuture<?>[]::new);
        at.clear();
        return CompletableFuture.allOf(closing);
    }
}
