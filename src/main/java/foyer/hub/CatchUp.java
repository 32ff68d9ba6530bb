package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log entries for a member who enters a room: those missed if they fit in one frame, otherwise
/// the newest that do.
///
/// @param anew whether the client must discard the entries it has
/// @param more whether the log has older entries that the client does not have
record CatchUp(List<LogEntry> entries, boolean anew, boolean more) {

    /// @param limit how many entries at most
    /// @param after the last `seq` that the client has, or null if none
    /// @param log the name of the log that `after` belongs to, or null if unknown
    static CatchUp of(
            RoomLogs logs, Room room, int limit, @Nullable Long after, @Nullable String log) {
        List<LogEntry> page = newest(logs.before(room, room.last + 1, limit, Limits.CHUNK_BYTES));
        if (after != null
                && after <= room.last
                && (log == null || logs.isStillValid(room, log, after))) {
            List<LogEntry> missed = page.stream().filter(entry -> entry.seq() > after).toList();
            if (missed.size() == room.last - after) {
                return new CatchUp(missed, false, false);
            }
        }
        boolean more = !page.isEmpty() && logs.hasBefore(room, page.getFirst().seq());
        return new CatchUp(page, true, more);
    }

    /// As many of the newest entries as fit in one frame.
    static List<LogEntry> newest(List<LogEntry> oldestFirst) {
        return Codec.chunks(oldestFirst.reversed()).getFirst().reversed();
    }
}
