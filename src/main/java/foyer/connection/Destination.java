package foyer.connection;

import java.util.LinkedHashSet;
import java.util.List;

/// The server that a connection leads to. Immutable.
///
/// @param addresses alternative addresses of the server, the most promising first; at least one
/// @param fingerprint the expected key fingerprint, or its beginning; empty for any
public record Destination(List<ServerAddress> addresses, String fingerprint) {
    private static final int MAX_ADDRESSES = 12;

    public Destination {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("A destination needs an address.");
        }
    }

    public static Destination of(ServerAddress address) {
        return new Destination(List.of(address), "");
    }

    /// The most promising address.
    public ServerAddress address() {
        return addresses.getFirst();
    }

    /// Puts these addresses before the others.
    Destination withAddresses(List<ServerAddress> preferred) {
        var all = new LinkedHashSet<>(preferred);
        all.addAll(addresses);
        return new Destination(all.stream().limit(MAX_ADDRESSES).toList(), fingerprint);
    }

    Destination pinnedTo(String fingerprint) {
        return new Destination(addresses, fingerprint);
    }
}
