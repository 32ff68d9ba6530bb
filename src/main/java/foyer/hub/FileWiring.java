package foyer.hub;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Makes and connects the handlers of shared files. Hub thread.
final class FileWiring {
    final CompletedUploads uploads;
    final FileTransferHandler transfers;
    private final FileTasks tasks;
    private final FileSpaceMonitor spaceMonitor;

    FileWiring(
            HubState state,
            @Nullable FileWorker fileWorker,
            Executor hubThread,
            LongSupplier nanoTime) {
        this.tasks = new FileTasks(fileWorker, hubThread, state.delivery.currentRequest);
        this.uploads = new CompletedUploads(tasks, state.fileReferences, state.delivery, nanoTime);
        this.spaceMonitor =
                new FileSpaceMonitor(
                        tasks, state.people, state.storeHealth, state.delivery, nanoTime);
        this.transfers =
                new FileTransferHandler(
                        tasks,
                        uploads,
                        state.membershipCheck,
                        state.fileReferences,
                        state.people,
                        state.penalties,
                        spaceMonitor,
                        state.delivery);
    }

    /// How many `chunk`s and `fetch`es were accepted so far.
    long acceptedTransfers() {
        return tasks.acceptedTransfers();
    }

    void tick() {
        uploads.tick();
        spaceMonitor.tick();
    }
}
