package foyer.hub;

import foyer.protocol.Departure;
import foyer.protocol.Request;
import foyer.store.MessageStore;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Decides what happens. Owned by [HubLoop]'s thread, or by a test; never by two.
public final class Hub {
    public Hub(
            HubSettings settings, MessageStore store, InstantSource clock, LongSupplier nanoTime) {}

    void opened(Peer peer) {}

    void asked(Peer peer, Request request) {}

    void gone(Peer peer, Departure reason) {}

    void settle() {}

    void tick() {}

    void stop(String words, int retryAfter) {}
}
