package foyer.store;

import foyer.protocol.Event.Announced;
import foyer.protocol.Event.Logged;
import foyer.protocol.Event.Said;
import foyer.protocol.Event.TopicSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The logs of all rooms. One thread, the hub's. Kept in memory, so it lasts as long as the server
/// does; a room's log keeps its newest [#PER_ROOM] entries and [#BYTES_PER_ROOM] bytes of text.
public final class MessageStore {
    static final int PER_ROOM = 10_000;
    static final int BYTES_PER_ROOM = 8 * 1024 * 1024;

    private final String logId;
    private final Map<String, RoomLog> logs = new HashMap<>();

    /// @param logId random; says which store a `seq` belongs to
    public MessageStore(String logId) {
        this.logId = logId;
    }

    public String logId() {
        return logId;
    }

    /// Keeps all of these or, if it throws, none.
    public void append(List<Logged> batch) throws NotStored {
        for (Logged entry : batch) {
            RoomLog log = logs.computeIfAbsent(entry.room(), _ -> new RoomLog());
            if (entry.seq() != log.last() + 1) {
                throw new NotStored("the log goes on at " + (log.last() + 1));
            }
            log.add(entry);
        }
    }

    /// At most `limit` entries of a room with a smaller `seq`, oldest first.
    public List<Logged> before(String room, long seq, int limit) {
        RoomLog log = logs.get(room);
        return log == null ? List.of() : log.before(seq, limit);
    }

    /// Whether a room's log has anything with a smaller `seq`.
    public boolean hasBefore(String room, long seq) {
        RoomLog log = logs.get(room);
        return log != null && log.first() < seq;
    }

    /// What a member said in a room under a number of theirs.
    public @Nullable Logged find(String room, String member, long n) {
        RoomLog log = logs.get(room);
        return log == null ? null : log.find(member, n);
    }

    /// Forgets a room.
    public void drop(String room) {
        logs.remove(room);
    }

    /// What counts as the same saying: who said it and their number for it.
    static @Nullable Numbered numberOf(Logged entry) {
        return switch (entry) {
            case Said said -> new Numbered(said.by(), said.n());
            case Announced announced ->
                    announced.scheduled() ? null : new Numbered(announced.by(), announced.n());
            case TopicSet _ -> null;
        };
    }

    record Numbered(String member, long n) {}
}
