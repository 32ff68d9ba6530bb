package foyer.hub;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells those whose files found no room on the host's disk when there is room again, so that they
/// can go on by themselves. One thread, the hub's.
final class FileSpaceMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(FileSpaceMonitor.class);
    private static final long BETWEEN_LOOKS = 1_000_000_000L;

    private final @Nullable FileWorker fileWorker;
    private final People people;
    private final StoreHealth storeHealth;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private boolean lacking;
    private long lookedAt;

    /// What was found out.
    private record Found(List<String> over, boolean stillLacking) {}

    FileSpaceMonitor(
            @Nullable FileWorker fileWorker,
            People people,
            StoreHealth storeHealth,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.fileWorker = fileWorker;
        this.people = people;
        this.storeHealth = storeHealth;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /// The disk did not take a file.
    void markFull() {
        if (!lacking) {
            lacking = true;
            lookedAt = nanoTime.getAsLong();
        }
    }

    /// Once a second while anybody lacks room, finds out whether there is some; not while nothing
    /// else can be stored either, since the end of that is told to all.
    ///
    /// @param hub the way back to the hub's thread
    void tick(Executor hub) {
        long now = nanoTime.getAsLong();
        if (fileWorker == null
                || !lacking
                || !storeHealth.isWritable()
                || now - lookedAt < BETWEEN_LOOKS) {
            return;
        }
        lookedAt = now;
        Set<String> here =
                people.online().stream().map(person -> person.id).collect(Collectors.toSet());
        try {
            fileWorker
                    .thread()
                    .execute(
                            () -> {
                                List<String> over = fileWorker.folder().membersWithSpaceAgain(here);
                                var found =
                                        new Found(over, fileWorker.folder().isAnyWaitingForSpace());
                                hub.execute(() -> tell(found));
                            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the files are busy", e);
        }
    }

    private void tell(Found found) {
        lacking = found.stillLacking;
        for (String member : found.over) {
            Person person = people.online(member);
            if (person != null && storeHealth.isWritable()) {
                delivery.send(person.peer, storeHealth.statusEvent());
            }
        }
    }
}
