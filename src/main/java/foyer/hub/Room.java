package foyer.hub;

import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.Retention;
import foyer.protocol.RoomInfo;
import foyer.serverstore.Change;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A room: who is in it and where its log stands. One thread, the hub's.
final class Room {
    final String name;
    final String owner;

    /// The two of a direct conversation; empty for a room that anyone may enter.
    final List<Person> pair;

    /// Whether the room stays when it is empty and nothing was said in it.
    final boolean kept;

    /// What tells it from another room of its name, before or later.
    final String log;

    final Set<Person> members = new LinkedHashSet<>();
    Retention retention = Retention.ALWAYS;

    /// The newest entries, while the room keeps nothing.
    final ArrayDeque<LogEntry> recent = new ArrayDeque<>();

    /// The `seq`s of what is pinned, in the order in which it was.
    final Set<Long> pins = new LinkedHashSet<>();

    /// How far members have read, by their ids.
    final Map<String, Long> read = new HashMap<>();

    final AccessLock accessLock;
    String topic = "";
    long last;
    @Nullable Closing closing;

    /// Who left it most recently.
    @Nullable Person lastOut;

    record Closing(Person by, long atNanos, @Nullable String reason) {}

    Room(String name, String owner, List<Person> pair, boolean kept, String log) {
        this.log = log;
        this.name = name;
        this.owner = owner;
        this.pair = pair;
        this.kept = kept;
        this.accessLock = new AccessLock(name);
    }

    boolean isDirect() {
        return !pair.isEmpty();
    }

    boolean admits(Person person) {
        return !isDirect() || pair.contains(person);
    }

    /// An entry was told to those who are here; it is told again to those who missed it.
    void remember(LogEntry entry) {
        if (retention == Retention.NOTHING) {
            if (entry instanceof Edited || entry instanceof Deleted) {
                List<LogEntry> amended = recent.stream().map(old -> old.after(entry)).toList();
                recent.clear();
                recent.addAll(amended);
            }
            recent.addLast(entry);
            if (recent.size() > Limits.HISTORY_PAGE) {
                recent.removeFirst();
            }
        }
    }

    boolean isOwnedBy(Person person) {
        return !isDirect() && owner.equals(person.id);
    }

    /// As the store keeps it.
    Change.Room toChange() {
        return new Change.Room(name, owner, topic, kept, log, retention, 0);
    }

    /// As one person sees it.
    RoomInfo info(Person viewer, long nanos) {
        Person other =
                isDirect() ? (pair.getFirst() == viewer ? pair.getLast() : pair.getFirst()) : null;
        return new RoomInfo(
                name,
                topic,
                owner,
                members.size(),
                other == null ? null : other.member(),
                closing == null
                        ? null
                        : (int) Math.max(0, (closing.atNanos - nanos) / 1_000_000_000L),
                retention,
                accessLock.isSet());
    }
}
