package foyer.discovery;

import java.net.Inet4Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One [MdnsResponder] for each local interface. Thread of the [DiscoveryLoop].
final class MdnsResponderGroup {
    private final String hostName;
    private final Consumer<MdnsResponder> starter;
    private final Map<Inet4Address, MdnsResponder> responders = new HashMap<>();

    /// @param hostName name of the address records; must be unique in the network
    /// @param starter called with each new responder
    MdnsResponderGroup(String hostName, Consumer<MdnsResponder> starter) {
        this.hostName = hostName;
        this.starter = starter;
    }

    /// Starts responders on these interfaces, and closes those on others.
    void bindTo(List<LocalInterface> interfaces) {
        Set<Inet4Address> wanted = new HashSet<>();
        interfaces.forEach(each -> wanted.add(each.address()));
        responders
                .entrySet()
                .removeIf(
                        old -> {
                            if (wanted.contains(old.getKey())) {
                                return false;
                            }
                            var _ = old.getValue().close();
                            return true;
                        });
        for (Inet4Address address : wanted) {
            if (!responders.containsKey(address)) {
                var responder = new MdnsResponder(address, hostName);
                responders.put(address, responder);
                starter.accept(responder);
            }
        }
    }

    void each(Consumer<MdnsResponder> task) {
        responders.values().forEach(task);
    }

    /// Closes all in parallel, as each takes seconds.
    ///
    /// @return completes when the last is closed
    CompletableFuture<Void> close() {
        CompletableFuture<?>[] closing =
                responders.values().stream()
                        .map(MdnsResponder::close)
                        .toArray(CompletableFuture<?>[]::new);
        responders.clear();
        return CompletableFuture.allOf(closing);
    }
}
