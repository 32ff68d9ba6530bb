package foyer.connection;

import java.util.LinkedHashSet;
import java.util.List;

/// Where a link goes. Immutable; any thread.
///
/// @param addresses ways to reach the one server, the likeliest first; at least one
/// @param fingerprint the key print the server must have, or how it begins; empty for any
public record Destination(List<ServerAddress> addresses, String fingerprint) {
    private static final int MOST_ADDRESSES = 12;

    public Destination {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("A destination has an address.");
        }
    }

    public static Destination of(ServerAddress address) {
        return new Destination(List.of(address), "");
    }

    /// The likeliest address.
    public ServerAddress address() {
        return addresses.getFirst();
    }

    /// With these addresses before the others.
    Destination alsoAt(List<ServerAddress> seen) {
        var all = new LinkedHashSet<>(seen);
        all.addAll(addresses);
        return new Destination(all.stream().limit(MOST_ADDRESSES).toList(), fingerprint);
    }

    Destination pinnedTo(String seen) {
        return new Destination(addresses, seen);
    }
}
