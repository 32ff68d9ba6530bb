package foyer.hub;

import foyer.protocol.LogEntry;
import foyer.protocol.Retention;
import foyer.serverstore.MessageStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands in the rooms' logs: on disk or, where a room keeps nothing, for a while in memory.
/// One thread, the hub's.
final class RoomLogs {
    private static final String SEPARATOR = ".";

    private final MessageStore store;

    RoomLogs(MessageStore store) {
        this.store = store;
    }

    /// At most `limit` entries with a smaller `seq`, oldest first.
    List<LogEntry> before(Room room, long seq, int limit) {
        if (room.retention != Retention.NOTHING) {
            return store.before(room.name, seq, limit);
        }
        List<LogEntry> older = room.recent.stream().filter(entry -> entry.seq() < seq).toList();
        return older.subList(Math.max(0, older.size() - limit), older.size());
    }

    /// What stands at a place; nothing if that is not kept.
    @Nullable LogEntry entryAt(Room room, long seq) {
        List<LogEntry> found = entryAt(room, List.of(seq));
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<LogEntry> entryAt(Room room, Collection<Long> seqs) {
        return room.retention != Retention.NOTHING
                ? store.entriesAt(room.name, seqs)
                : room.recent.stream().filter(entry -> seqs.contains(entry.seq())).toList();
    }

    /// The entries that are about one entry, oldest first.
    List<LogEntry> about(Room room, long seq) {
        return room.retention != Retention.NOTHING
                ? store.about(room.name, seq)
                : room.recent.stream()
                        .filter(entry -> entry instanceof LogEntry.Reacted mark && mark.of() == seq)
                        .toList();
    }

    /// What is pinned in a room, the last one pinned first.
    List<LogEntry> pins(Room room) {
        if (room.pins.isEmpty()) {
            return List.of();
        }
        List<Long> newestFirst = List.copyOf(room.pins).reversed();
        return entryAt(room, newestFirst).stream()
                .sorted(Comparator.comparingInt(entry -> newestFirst.indexOf(entry.seq())))
                .toList();
    }

    boolean hasBefore(Room room, long seq) {
        return room.retention == Retention.NOTHING
                ? room.recent.stream().anyMatch(entry -> entry.seq() < seq)
                : store.hasBefore(room.name, seq);
    }

    /// What a member said in a room under a number of theirs.
    @Nullable LogEntry find(Room room, String by, long n) {
        return room.retention == Retention.NOTHING
                ? room.recent.stream()
                        .filter(entry -> isNumbered(entry, by, n))
                        .findAny()
                        .orElse(null)
                : store.numbers().find(room.name, by, n);
    }

    private static boolean isNumbered(LogEntry entry, String by, long n) {
        return entry.by().equals(by) && entry.n() == n && n > 0;
    }

    /// Whether a member's number is one of those that the room no longer keeps.
    boolean isNumberForgotten(Room room, String by, long n) {
        return store.numbers().isSpent(room.name, by, n);
    }

    /// Names a room's log as it is in this start of the server, for those who come back.
    String name(Room room) {
        return room.log + SEPARATOR + store.epoch();
    }

    /// Whether a log that was named so is this one, and what somebody has of it up to `seq` is
    /// still true: not if the room was made anew, or an older copy of the host's file put back.
    boolean isStillValid(Room room, String named, long seq) {
        int cut = named.indexOf(SEPARATOR);
        if (cut < 0 || !named.substring(0, cut).equals(room.log)) {
            return false;
        }
        String epoch = named.substring(cut + 1);
        return epoch.equals(store.epoch())
                || (room.retention != Retention.NOTHING
                        && store.wasWrittenBefore(epoch, room.name, seq));
    }
}
