package foyer.hub;

import foyer.protocol.InvalidValueException;
import foyer.serverfiles.SharedFileStore;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs tasks on the shared files, one at a time and in order, on the thread of [FileWorker]. Does
/// nothing if this server stores no files. Hub thread.
final class FileTasks {
    private final @Nullable FileWorker fileWorker;
    private final BackgroundWork work;

    FileTasks(@Nullable FileWorker fileWorker, Executor hubThread, CurrentRequest currentRequest) {
        this.fileWorker = fileWorker;
        this.work =
                new BackgroundWork(
                        currentRequest,
                        fileWorker == null ? hubThread : fileWorker.thread(),
                        hubThread,
                        "The file couldn’t be saved or read.");
    }

    /// The shared files, or null if this server stores none. While the hub runs, only tasks may use
    /// them.
    @Nullable SharedFileStore files() {
        return fileWorker == null ? null : fileWorker.folder();
    }

    int unfinished(Peer peer) {
        return work.unfinished(peer);
    }

    /// Runs a task for a connection. Both callbacks run on the hub thread.
    ///
    /// @param task throws [InvalidValueException] to refuse
    /// @return true if accepted, false if too many tasks wait
    <T> boolean submit(
            Peer peer,
            Function<SharedFileStore, T> task,
            Consumer<T> onResult,
            Consumer<InvalidValueException> onRefused) {
        SharedFileStore files = files();
        return files == null || work.submit(peer, () -> task.apply(files), onResult, onRefused);
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
        SharedFileStore files = files();
        if (files != null) {
            var _ = work.run(() -> task.accept(files));
        }
    }
}
