package foyer.discovery;

import java.net.Inet4Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A [MdnsResponder] for each place. [DiscoveryLoop]'s thread.
final class MdnsResponderGroup {
    private final String hostName;
    private final Consumer<MdnsResponder> begin;
    private final Map<Inet4Address, MdnsResponder> at = new HashMap<>();

    /// @param hostName for the records of addresses; must be nobody else's
    /// @param begin what a new one does first
    MdnsResponderGroup(String hostName, Consumer<MdnsResponder> begin) {
        this.hostName = hostName;
        this.begin = begin;
    }

    /// One for each of these from now on, and no others.
    void bindTo(List<LocalInterface> places) {
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
                var mdnsResponder = new MdnsResponder(address, hostName);
                at.put(address, mdnsResponder);
                begin.accept(mdnsResponder);
            }
        }
    }

    void each(Consumer<MdnsResponder> task) {
        at.values().forEach(task);
    }

    /// Closes all at once, as each takes its time.
    ///
    /// @return done when the last is closed
    CompletableFuture<Void> close() {
        CompletableFuture<?>[] closing =
                at.values().stream().map(MdnsResponder::close).toArray(CompletableFuture<?>[]::new);
        at.clear();
        return CompletableFuture.allOf(closing);
    }
}
