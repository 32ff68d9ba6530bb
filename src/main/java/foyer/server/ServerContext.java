package foyer.server;

import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// What all connections of a server share. Thread-safe.
///
/// @param encryption null for plain connections
record ServerContext(
        HubGateway hubGateway,
        ServerLimits limits,
        LongSupplier nanoTime,
        SocketLoop loop,
        FrameEncoder frameEncoder,
        @Nullable SSLContext encryption) {
    long now() {
        return nanoTime.getAsLong();
    }
}
