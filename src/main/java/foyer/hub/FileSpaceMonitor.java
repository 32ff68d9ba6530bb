package foyer.hub;

import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// Finds out when the host's disk has room again for files that it refused, and notifies their
/// members, whose clients then continue. Hub thread.
final class FileSpaceMonitor {
    private static final long CHECK_INTERVAL = 1_000_000_000L;

    private final FileTasks tasks;
    private final People people;
    private final StoreHealth storeHealth;
    private final Delivery delivery;
    private final LongSupplier nanoTime;
    private boolean full;
    private long checkedAt;

    /// @param members those for whose files there is room again
    /// @param stillFull whether other members still wait
    private record Space(List<String> members, boolean stillFull) {}

    FileSpaceMonitor(
            FileTasks tasks,
            People people,
            StoreHealth storeHealth,
            Delivery delivery,
            LongSupplier nanoTime) {
        this.tasks = tasks;
        this.people = people;
        this.storeHealth = storeHealth;
        this.delivery = delivery;
        this.nanoTime = nanoTime;
    }

    /// The disk had no room for a file.
    void markFull() {
        if (!full) {
            full = true;
            checkedAt = nanoTime.getAsLong();
        }
    }

    /// Checks once a second while members wait for room. Skips the check while the history cannot
    /// be stored either, because everyone is notified when that ends.
    void tick() {
        long now = nanoTime.getAsLong();
        if (!full || !storeHealth.isWritable() || now - checkedAt < CHECK_INTERVAL) {
            return;
        }
        checkedAt = now;
        Set<String> online =
                people.online().stream().map(person -> person.id).collect(Collectors.toSet());
        tasks.submit(
                files -> {
                    List<String> members = files.membersWithSpaceAgain(online);
                    return new Space(members, files.isAnyWaitingForSpace());
                },
                this::notifyMembers);
    }

    private void notifyMembers(Space space) {
        full = space.stillFull;
        for (String member : space.members) {
            Person person = people.online(member);
            if (person != null && storeHealth.isWritable()) {
                delivery.send(person.peer, storeHealth.statusEvent());
            }
        }
    }
}
