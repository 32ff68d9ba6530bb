package foyer.hub;

import foyer.protocol.ErrorCode;
import foyer.protocol.InvalidValueException;
import java.util.IdentityHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs slow work on another executor and continues with its result on the hub thread. Counts the
/// unfinished work of each connection, so that callers can limit it. Hub thread.
final class BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);

    /// Runs the work.
    interface Worker {
        /// Queues work.
        ///
        /// @param peer null if the work belongs to no connection
        /// @throws RejectedExecutionException if too much waits
        void execute(@Nullable Peer peer, Runnable work);
    }

    private final CurrentRequest currentRequest;
    private final Worker worker;
    private final Executor hubThread;
    private final String faultText;
    private final IdentityHashMap<Peer, Integer> unfinished = new IdentityHashMap<>();

    /// @param worker throws [RejectedExecutionException] if its queue is full
    /// @param faultText text of the refusal if work fails unexpectedly
    BackgroundWork(
            CurrentRequest currentRequest, Executor worker, Executor hubThread, String faultText) {
        this(currentRequest, (_, work) -> worker.execute(work), hubThread, faultText);
    }

    /// @param worker may serve the connections in turn
    BackgroundWork(
            CurrentRequest currentRequest, Worker worker, Executor hubThread, String faultText) {
        this.currentRequest = currentRequest;
        this.worker = worker;
        this.hubThread = hubThread;
        this.faultText = faultText;
    }

    int unfinished(Peer peer) {
        return unfinished.getOrDefault(peer, 0);
    }

    /// Drops the results of a connection's unfinished work.
    void forget(Peer peer) {
        unfinished.remove(peer);
    }

    /// Runs work for a connection. Neither callback runs if the connection is forgotten meanwhile.
    ///
    /// @param work throws [InvalidValueException] to refuse
    /// @return true if accepted, false if the worker's queue is full
    <T> boolean submit(
            Peer peer,
            Supplier<T> work,
            Consumer<T> onResult,
            Consumer<InvalidValueException> onRefused) {
        unfinished.merge(peer, 1, Integer::sum);
        CurrentRequest.Continuation suspended = currentRequest.suspend();
        boolean accepted =
                run(
                        peer,
                        () -> {
                            Runnable continuation = complete(work, onResult, onRefused);
                            hubThread.execute(
                                    () -> {
                                        if (finish(peer)) {
                                            suspended.run(continuation);
                                        }
                                    });
                        });
        if (!accepted) {
            currentRequest.resume();
            finish(peer);
        }
        return accepted;
    }

    /// Runs work that belongs to no connection.
    ///
    /// @return true if accepted, false if the worker's queue is full
    <T> boolean submit(Supplier<T> work, Consumer<T> onResult) {
        return run(
                null,
                () -> {
                    T result = work.get();
                    hubThread.execute(() -> onResult.accept(result));
                });
    }

    /// Runs work without a result.
    ///
    /// @param peer null if it belongs to no connection
    /// @return true if accepted, false if the worker's queue is full
    boolean run(@Nullable Peer peer, Runnable work) {
        try {
            worker.execute(peer, work);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the worker’s queue is full", e);
            return false;
        }
    }

    private <T> Runnable complete(
            Supplier<T> work, Consumer<T> onResult, Consumer<InvalidValueException> onRefused) {
        try {
            T result = work.get();
            return () -> onResult.accept(result);
        } catch (InvalidValueException e) {
            return () -> onRefused.accept(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("background work failed", e);
            return () -> onRefused.accept(new InvalidValueException(ErrorCode.FAULT, faultText));
        }
    }

    /// Counts finished work.
    ///
    /// @return true if the connection was waiting for this work, false if it was forgotten
    private boolean finish(Peer peer) {
        Integer count = unfinished.get(peer);
        if (count != null && count > 1) {
            unfinished.put(peer, count - 1);
        } else {
            unfinished.remove(peer);
        }
        return count != null;
    }
}
