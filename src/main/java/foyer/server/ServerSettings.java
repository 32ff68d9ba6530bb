package foyer.server;

import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Where a server listens, with its limits and encryption. Immutable.
///
/// @param host address to listen on, such as `0.0.0.0`
/// @param port port to listen on; 0 for any
/// @param exact whether to fail if the port is taken; otherwise the next ports are tried, then any
/// @param names accepted host names, in addition to the machine's own
/// @param encryption TLS context with the server's key; null for plain connections
public record ServerSettings(
        String host,
        int port,
        boolean exact,
        Set<String> names,
        ServerLimits limits,
        @Nullable SSLContext encryption) {
    public ServerSettings {
        names = Set.copyOf(names);
    }

    public ServerSettings(String host, int port, boolean exact, ServerLimits limits) {
        this(host, port, exact, Set.of(), limits);
    }

    public ServerSettings(
            String host, int port, boolean exact, Set<String> names, ServerLimits limits) {
        this(host, port, exact, names, limits, null);
    }

    public ServerSettings encryptedWith(SSLContext context) {
        return new ServerSettings(host, port, exact, names, limits, context);
    }
}
