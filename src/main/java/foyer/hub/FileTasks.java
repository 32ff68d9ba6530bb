package foyer.hub;

import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.serverfiles.SharedFileStore;
import java.util.IdentityHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Runs tasks on the shared files on the thread of [FileWorker]: one at a time, those of each
/// connection in order, and the connections in turn. Bounds the tasks of a connection and the
/// memory of all. Does nothing if this server stores no files. Hub thread.
final class FileTasks {
    /// While all tasks hold more, a connection may have only one that holds memory.
    static final long SHARED_BYTES_MAX = 16L << 20;

    /// What all tasks hold at most.
    static final long BYTES_MAX = 2 * SHARED_BYTES_MAX;

    private static final int OFFERS_MAX = 5;

    /// What a task holds until it is answered.
    ///
    /// @param isTransfer whether it counts as a `chunk` or `fetch`
    record Cost(boolean isTransfer, int bytes) {
        static final Cost OFFER = new Cost(false, 0);

        /// The pieces of an answer, in base 64.
        static final Cost FETCH = new Cost(true, Limits.PIECES * Limits.PIECE_BYTES / 3 * 4);

        static Cost ofChunk(String data) {
            return new Cost(true, data.length());
        }
    }

    enum Admission {
        ACCEPTED,
        /// The connection has as many tasks as it may.
        TOO_FAST,
        /// All connections together have.
        BUSY
    }

    /// The unfinished tasks of one connection.
    private static final class Load {
        int offers;
        int transfers;
        long bytes;

        boolean isNone() {
            return offers == 0 && transfers == 0;
        }
    }

    private final @Nullable FileWorker fileWorker;
    private final BackgroundWork work;
    private final TurnQueue turns;
    private final IdentityHashMap<Peer, Load> loads = new IdentityHashMap<>();
    private long bytes;
    private long acceptedTransfers;

    FileTasks(@Nullable FileWorker fileWorker, Executor hubThread, CurrentRequest currentRequest) {
        this.fileWorker = fileWorker;
        this.turns = new TurnQueue(fileWorker == null ? hubThread : fileWorker.thread());
        this.work =
                new BackgroundWork(
                        currentRequest,
                        (peer, task) -> turns.execute(peer == null ? this : peer, task),
                        hubThread,
                        "The file couldn’t be saved or read.");
    }

    /// The shared files, or null if this server stores none. While the hub runs, only tasks may use
    /// them.
    @Nullable SharedFileStore files() {
        return fileWorker == null ? null : fileWorker.folder();
    }

    /// How many `chunk`s and `fetch`es were accepted so far.
    long acceptedTransfers() {
        return acceptedTransfers;
    }

    /// What the unfinished tasks of all connections hold.
    long bytes() {
        return bytes;
    }

    /// Runs a task for a connection. Both callbacks run on the hub thread, also if the connection
    /// is gone by then.
    ///
    /// @param task throws [InvalidValueException] to refuse
    <T> Admission submit(
            Peer peer,
            Cost cost,
            Function<SharedFileStore, T> task,
            Consumer<T> onResult,
            Consumer<InvalidValueException> onRefused) {
        SharedFileStore files = files();
        Load load = loads.getOrDefault(peer, new Load());
        Admission admission = files == null ? Admission.BUSY : admission(load, cost);
        if (files == null || admission != Admission.ACCEPTED) {
            return admission;
        }
        loads.put(peer, load);
        add(load, cost, 1);
        boolean accepted =
                work.submit(
                        peer,
                        () -> task.apply(files),
                        result -> {
                            finish(peer, load, cost);
                            onResult.accept(result);
                        },
                        refusal -> {
                            finish(peer, load, cost);
                            onRefused.accept(refusal);
                        });
        if (!accepted) {
            remove(peer, load, cost);
            return Admission.BUSY;
        }
        acceptedTransfers += cost.isTransfer ? 1 : 0;
        return Admission.ACCEPTED;
    }

    private Admission admission(Load load, Cost cost) {
        if (cost.isTransfer
                ? load.transfers >= Limits.CHUNKS_UNDER_WAY
                : load.offers >= OFFERS_MAX) {
            return Admission.TOO_FAST;
        }
        long after = bytes + cost.bytes;
        return after > BYTES_MAX || (after > SHARED_BYTES_MAX && load.bytes > 0 && cost.bytes > 0)
                ? Admission.BUSY
                : Admission.ACCEPTED;
    }

    private void add(Load load, Cost cost, int sign) {
        load.transfers += cost.isTransfer ? sign : 0;
        load.offers += cost.isTransfer ? 0 : sign;
        load.bytes += (long) sign * cost.bytes;
        bytes += (long) sign * cost.bytes;
    }

    private void remove(Peer peer, Load load, Cost cost) {
        add(load, cost, -1);
        if (load.isNone()) {
            loads.remove(peer);
        }
    }

    private void finish(Peer peer, Load load, Cost cost) {
        remove(peer, load, cost);
        if (cost.isTransfer) {
            peer.onTransferAnswered();
        }
    }

    /// Runs a task that belongs to no connection; skips it if too many wait.
    <T> void submit(Function<SharedFileStore, T> task, Consumer<T> onResult) {
        SharedFileStore files = files();
        if (files != null) {
            var _ = work.submit(() -> task.apply(files), onResult);
        }
    }

    /// Runs a task without a result. Skips it if too many wait: the next sweep makes up for it.
    void run(Consumer<SharedFileStore> task) {
        run(null, task);
    }

    /// Runs a task without a result behind those of a connection.
    ///
    /// @param peer null if it belongs to no connection
    void run(@Nullable Peer peer, Consumer<SharedFileStore> task) {
        SharedFileStore files = files();
        if (files != null) {
            var _ = work.run(peer, () -> task.accept(files));
        }
    }
}
