package foyer.hub;

import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
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

/// A room or direct conversation: its members and the state of its log. Hub thread.
final class Room {
    final String name;

    /// The ID of the member who opened it; empty for a room of the settings.
    final String owner;

    /// The two persons of a direct conversation; empty for a room.
    final List<Person> pair;

    /// Whether the room stays when it is empty and has no messages.
    final boolean kept;

    /// Tells this room's log from that of another room with the same name.
    final String log;

    final Set<Person> members = new LinkedHashSet<>();
    Retention retention = Retention.ALWAYS;

    /// When the retention was last set, in milliseconds since 1970; null if not known yet.
    @Nullable Long retentionSetAt;

    /// The newest entries, while the room stores nothing.
    final ArrayDeque<LogEntry> recent = new ArrayDeque<>();

    /// The `seq`s of the pinned messages, first pinned first.
    final Set<Long> pins = new LinkedHashSet<>();

    /// The `seq` up to which members have read, by member ID.
    final Map<String, Long> read = new HashMap<>();

    /// By member ID: the deletions that the store is still carrying out.
    final Map<String, AllDeleted> deletions = new HashMap<>();

    /// Where its owner was connected when creating it; null after a restart, or if that address is
    /// not limited.
    @Nullable AddressRange createdAt;

    final AccessLock accessLock;
    String topic = "";

    /// The `seq` of the newest entry; 0 for none.
    long last;

    /// Not null during the grace period before the room closes.
    @Nullable Closing closing;

    /// The ID of the member who waits for the other to accept this direct conversation, or null.
    @Nullable String requestedBy;

    /// How many messages that member has sent.
    int requestMessages;

    /// The person who left last, or null if none did.
    @Nullable Person lastOut;

    record Closing(Person actor, long closesAt, @Nullable String reason) {}

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

    /// Whether a person may see and enter this room, apart from its password.
    boolean admits(Person person) {
        return !isDirect() || pair.contains(person);
    }

    /// An entry as it will be when the store has carried out all deletions.
    LogEntry current(LogEntry entry) {
        AllDeleted deletion = deletions.get(entry.by());
        return deletion == null ? entry : entry.after(deletion);
    }

    /// Keeps an entry in memory if the room stores nothing.
    void remember(LogEntry entry) {
        if (retention == Retention.NOTHING) {
            if (entry instanceof Edited
                    || entry instanceof Deleted
                    || entry instanceof AllDeleted) {
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

    /// The other person of a direct conversation.
    Person other(Person person) {
        return pair.getFirst() == person ? pair.getLast() : pair.getFirst();
    }

    /// Whether the other person of a direct conversation takes what this one does there. Hosts and
    /// moderators cannot be kept out.
    boolean isOpenTo(Person person) {
        return !isDirect()
                || (!person.id.equals(requestedBy)
                        && (person.role.moderates()
                                || !other(person).ignored.containsKey(person.id)));
    }

    /// A message of a member was stored: it counts while it is a request, and answers the other's.
    void onSaid(String memberId) {
        if (memberId.equals(requestedBy)) {
            requestMessages++;
        } else {
            requestedBy = null;
        }
    }

    boolean isOwnedBy(Person person) {
        return !isDirect() && owner.equals(person.id);
    }

    Change.Room toChange() {
        return new Change.Room(name, owner, topic, kept, log, retention, 0);
    }

    /// The room as one person sees it.
    ///
    /// @param nanos the current time, from which the grace period is counted down
    RoomInfo info(Person viewer, long nanos) {
        Person other = isDirect() ? other(viewer) : null;
        return new RoomInfo(
                name,
                topic,
                owner,
                members.size(),
                other == null ? null : other.member(),
                closing == null
                        ? null
                        : (int) Math.max(0, (closing.closesAt - nanos) / 1_000_000_000L),
                retention,
                accessLock.isSet(),
                requestedBy);
    }
}
