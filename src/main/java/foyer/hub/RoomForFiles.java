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
final class RoomForFiles {
    private static final Logger LOG = LoggerFactory.getLogger(RoomForFiles.class);
    private static final long BETWEEN_LOOKS = 1_000_000_000L;

    private final @Nullable Filing filing;
    private final People people;
    private final Storing storing;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private boolean lacking;
    private long lookedAt;

    /// What was found out.
    private record Found(List<String> over, boolean stillLacking) {}

    RoomForFiles(
            @Nullable Filing filing,
            People people,
            Storing storing,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.filing = filing;
        this.people = people;
        this.storing = storing;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /// The disk did not take a file.
    void isLacking() {
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
        if (filing == null || !lacking || !storing.works() || now - lookedAt < BETWEEN_LOOKS) {
            return;
        }
        lookedAt = now;
        Set<String> here =
                people.here().stream().map(person -> person.id).collect(Collectors.toSet());
        try {
            filing.thread()
                    .execute(
                            () -> {
                                List<String> over = filing.folder().roomAgain(here);
                                var found = new Found(over, filing.folder().isLackingRoom());
                                hub.execute(() -> tell(found));
                            });
        } catch (RejectedExecutionException e) {
            LOG.debug("the files are busy", e);
        }
    }

    private void tell(Found found) {
        lacking = found.stillLacking;
        for (String member : found.over) {
            Person person = people.here(member);
            if (person != null && storing.works()) {
                delivery.tell(person.peer, storing.event());
            }
        }
    }
}
