package foyer.server;

import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Where a server listens and what it bears. Immutable.
///
/// @param host the address to listen at, such as `0.0.0.0`
/// @param port the port to listen at; 0 for any
/// @param exact whether only that port will do; otherwise the next ones are tried, then any
/// @param names host names, beside the machine's own, under which the server may be called
/// @param limits what it bears
/// @param encryption with the server's key; none if connections are not encrypted
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
