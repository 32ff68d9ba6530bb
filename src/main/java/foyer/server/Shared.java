package foyer.server;

import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// What all connections of one server have in common.
record Shared(
        Inside inside,
        ServerLimits limits,
        LongSupplier nanoTime,
        SocketLoop loop,
        WireForm wireForm,
        @Nullable SSLContext encryption) {
    long now() {
        return nanoTime.getAsLong();
    }
}
