package foyer.server;

import java.util.function.LongSupplier;

/// What all connections of one server have in common.
record Shared(
        Inside inside,
        ServerLimits limits,
        LongSupplier nanoTime,
        SocketLoop loop,
        WireForm wireForm) {
    long now() {
        return nanoTime.getAsLong();
    }
}
