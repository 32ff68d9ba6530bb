package foyer.hub;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.Names;
import foyer.protocol.Retention;
import foyer.serverstore.MessageStore;
import foyer.serverstore.ReactionState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads the logs of rooms: from the store or, for a room that stores nothing, from the memory of
/// its newest entries. Hub thread.
final class RoomLogs {
    private static final String SEPARATOR = ".";

    private final MessageStore store;

    RoomLogs(MessageStore store) {
        this.store = store;
    }

    /// The newest entries with a smaller `seq`, oldest first: at most `limit`, and, if the room is
    /// stored, at most about `maxBytes` in all, but at least one.
    List<LogEntry> before(Room room, long seq, int limit, int maxBytes) {
        if (room.retention != Retention.NOTHING) {
            List<LogEntry> stored = store.before(room.name, seq, limit, maxBytes);
            return room.deletions.isEmpty() ? stored : stored.stream().map(room::current).toList();
        }
        List<LogEntry> older = room.recent.stream().filter(entry -> entry.seq() < seq).toList();
        return older.subList(Math.max(0, older.size() - limit), older.size());
    }

    /// The entry with this `seq`, or null if it is not kept.
    @Nullable LogEntry entryAt(Room room, long seq) {
        LogEntry entry =
                room.retention != Retention.NOTHING
                        ? store.entryAt(room.name, seq)
                        : room.recent.stream()
                                .filter(each -> each.seq() == seq)
                                .findAny()
                                .orElse(null);
        return entry == null ? null : room.current(entry);
    }

    /// The reactions to a message, as a member finds them who reacts with this emoji.
    ReactionState reactions(Room room, long of, String member, String emoji) {
        if (room.retention != Retention.NOTHING) {
            return store.reactions(room.name, of, member, emoji);
        }
        List<Reacted> all =
                room.recent.stream()
                        .filter(entry -> entry instanceof Reacted reacted && reacted.of() == of)
                        .map(Reacted.class::cast)
                        .toList();
        String key = Names.withoutVariation(emoji);
        var newest = new LinkedHashMap<List<String>, Reacted>();
        all.forEach(
                entry ->
                        newest.put(
                                List.of(entry.by(), Names.withoutVariation(entry.emoji())), entry));
        Reacted mine = newest.get(List.of(member, key));
        List<Reacted> on = newest.values().stream().filter(Reacted::on).toList();
        Reacted others =
                on.stream()
                        .filter(entry -> Names.withoutVariation(entry.emoji()).equals(key))
                        .findAny()
                        .orElse(null);
        Reacted spelled = mine == null ? others : mine;
        return new ReactionState(
                mine != null && mine.on(),
                others != null,
                spelled == null ? null : spelled.emoji(),
                (int) on.stream().map(e -> Names.withoutVariation(e.emoji())).distinct().count(),
                all.size(),
                (int) all.stream().filter(entry -> entry.by().equals(member)).count());
    }

    /// How often a message was edited.
    int edits(Room room, long of) {
        return room.retention != Retention.NOTHING
                ? store.edits(room.name, of)
                : (int)
                        room.recent.stream()
                                .filter(
                                        entry ->
                                                entry instanceof Edited edited && edited.of() == of)
                                .count();
    }

    /// A room's pinned messages, last pinned first.
    List<LogEntry> pins(Room room) {
        return List.copyOf(room.pins).reversed().stream()
                .map(seq -> entryAt(room, seq))
                .filter(Objects::nonNull)
                .toList();
    }

    boolean hasBefore(Room room, long seq) {
        return room.retention == Retention.NOTHING
                ? room.recent.stream().anyMatch(entry -> entry.seq() < seq)
                : store.hasBefore(room.name, seq);
    }

    /// The entry that a member sent under this number, or null if it is not kept.
    @Nullable LogEntry find(Room room, String member, long n) {
        LogEntry entry =
                room.retention == Retention.NOTHING
                        ? room.recent.stream()
                                .filter(each -> hasNumber(each, member, n))
                                .findAny()
                                .orElse(null)
                        : store.numbers().find(room.name, member, n);
        return entry == null ? null : room.current(entry);
    }

    private static boolean hasNumber(LogEntry entry, String member, long n) {
        return entry.by().equals(member) && entry.n() == n && n > 0;
    }

    /// Whether a member used this number for an entry that is no longer kept.
    boolean isNumberForgotten(Room room, String member, long n) {
        return store.numbers().isSpent(room.name, member, n);
    }

    boolean wasUsed(Room room, String member, long n) {
        return find(room, member, n) != null || isNumberForgotten(room, member, n);
    }

    /// The name of a room's log in this start of the server. Clients send it when they return.
    String name(Room room) {
        return room.log + SEPARATOR + store.epoch();
    }

    /// Whether a client's copy of a log is still valid up to this `seq`. It is not if the room was
    /// made anew or the host restored an older copy of the history.
    ///
    /// @param name the name that the log had when the client got it
    boolean isStillValid(Room room, String name, long seq) {
        int separator = name.indexOf(SEPARATOR);
        if (separator < 0 || !name.substring(0, separator).equals(room.log)) {
            return false;
        }
        String epoch = name.substring(separator + 1);
        return epoch.equals(store.epoch())
                || (room.retention != Retention.NOTHING
                        && store.wasWrittenBefore(epoch, room.name, seq));
    }
}
