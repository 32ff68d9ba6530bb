package foyer.hub;

import foyer.protocol.ErrorCode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hashing for connections, one thing at a time for each: it takes long, so it is done on the
/// executor that was given, and what comes of it is brought back to the hub's thread. A connection
/// that is gone by then hears nothing. One thread, the hub's.
final class PasswordHasher {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordHasher.class);

    private final Delivery delivery;
    private final Executor hashing;
    private final Set<Peer> busy = Collections.newSetFromMap(new IdentityHashMap<>());
    private Executor hubExecutor = Runnable::run;

    /// @param hashing throws [RejectedExecutionException] if it has enough to do
    PasswordHasher(Delivery delivery, Executor hashing) {
        this.delivery = delivery;
        this.hashing = hashing;
    }

    /// The way back to the hub's thread.
    void setHubExecutor(Executor hub) {
        hubExecutor = hub;
    }

    boolean isHashing(Peer peer) {
        return busy.contains(peer);
    }

    /// The connection is no more, or is not listened to any more.
    void forget(Peer peer) {
        busy.remove(peer);
    }

    /// Whether something is being hashed for this connection; it is told to wait.
    boolean refuseIfHashing(Peer peer, long requestId) {
        if (busy.contains(peer)) {
            delivery.refuse(peer, requestId, ErrorCode.BUSY, "Still checking your last password.");
            return true;
        }
        return false;
    }

    /// Has something hashed, and goes on with what came of it.
    ///
    /// @return whether it was begun; if not, the asker was told
    <T> boolean submit(Peer peer, long requestId, Supplier<T> work, Consumer<T> then) {
        busy.add(peer);
        try {
            hashing.execute(
                    () -> {
                        T came = null;
                        try {
                            came = work.get();
                        } catch (RuntimeException | OutOfMemoryError e) {
                            LOG.error("a password could not be hashed", e);
                        }
                        T result = came;
                        hubExecutor.execute(() -> complete(peer, requestId, result, then));
                    });
            return true;
        } catch (RejectedExecutionException e) {
            busy.remove(peer);
            LOG.debug("{} was not served: too many passwords at once", peer.address());
            delivery.refuse(
                    peer,
                    requestId,
                    ErrorCode.BUSY,
                    "Too many passwords are being checked. Try again in a moment.");
            return false;
        }
    }

    private <T> void complete(Peer peer, long requestId, @Nullable T result, Consumer<T> then) {
        if (!busy.remove(peer)) {
            return;
        }
        if (result == null) {
            delivery.refuse(peer, requestId, ErrorCode.FAULT, "The password couldn’t be checked.");
        } else {
            then.accept(result);
        }
    }
}
