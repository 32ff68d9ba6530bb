package foyer.hub;

import foyer.protocol.Command;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.serverfiles.SharedFileStore;
import foyer.serverfiles.SharedFileStore.UploadedFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Uploads that are complete but not yet part of a message. Deletes files that nothing refers to.
/// Hub thread.
final class CompletedUploads {
    private static final long SWEEP_INTERVAL = Duration.ofHours(1).toNanos();
    private static final long HOLD_TIME = Duration.ofDays(1).toNanos();

    private record Key(String member, String file) {}

    private record Upload(UploadedFile file, long completedAt) {}

    private final FileTasks tasks;
    private final FileReferences fileReferences;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private final Map<Key, Upload> uploads = new HashMap<>();
    private long sweptAt;

    CompletedUploads(
            FileTasks tasks,
            FileReferences fileReferences,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.tasks = tasks;
        this.fileReferences = fileReferences;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong() - SWEEP_INTERVAL;
        SharedFileStore files = tasks.files();
        if (files != null) {
            files.restoreOwners(fileReferences.members());
            files.unsaidUploads().forEach(this::add);
        }
    }

    void add(UploadedFile file) {
        uploads.put(new Key(file.member(), file.file()), new Upload(file, nanoTime.getAsLong()));
    }

    /// The file that a member wants to send, with the picture format that the server found. Null if
    /// the member did not upload it.
    @Nullable SharedFile find(Person person, SharedFile requested) {
        Upload upload = uploads.get(new Key(person.id, requested.id()));
        return upload == null || upload.file.bytes() != requested.bytes()
                ? null
                : requested.as(upload.file.picture());
    }

    void withdraw(Person person, Command.Withdraw withdraw) {
        String file = withdraw.file();
        uploads.remove(new Key(person.id, file));
        boolean isReferenced = fileReferences.refersTo(file);
        tasks.run(
                person.peer,
                files -> {
                    files.withdraw(person.id, file);
                    if (!isReferenced) {
                        files.deleteIfUnclaimed(file);
                    }
                });
    }

    void tick() {
        for (Said message : fileReferences.pollSent()) {
            SharedFile file = message.file();
            if (file != null) {
                release(new Key(message.by(), file.id()));
            }
        }
        fileReferences.pollUnreferenced().forEach(this::deleteIfUnreferenced);
        long now = nanoTime.getAsLong();
        if (now - sweptAt >= SWEEP_INTERVAL) {
            sweptAt = now;
            sweep(now);
        }
    }

    private void sweep(long now) {
        for (Map.Entry<Key, Upload> entry : List.copyOf(uploads.entrySet())) {
            if (now - entry.getValue().completedAt > HOLD_TIME) {
                release(entry.getKey());
            }
        }
        delivery.commitPending();
        Set<String> referenced = fileReferences.all();
        tasks.run(files -> files.sweep(referenced));
    }

    private void release(Key key) {
        if (uploads.remove(key) != null) {
            tasks.run(files -> files.releaseClaim(key.member, key.file));
        }
    }

    private void deleteIfUnreferenced(String file) {
        if (!fileReferences.refersTo(file)) {
            tasks.run(files -> files.deleteIfUnclaimed(file));
        }
    }
}
