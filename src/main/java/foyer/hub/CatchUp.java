package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.LogEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody who enters a room needs of its log: what they missed if that fits one frame, else
/// the newest that does.
///
/// @param anew whether what they have is of no use any more
/// @param more whether there is something older than the first entry that they do not have
record CatchUp(List<LogEntry> entries, boolean anew, boolean more) {

    /// @param most how many entries at the most
    /// @param after the last `seq` they have; nothing if they have none
    /// @param log the log that `seq` is of, as it was named to them; nothing if they do not know
    static CatchUp of(
            RoomLogs logs, Room room, int most, @Nullable Long after, @Nullable String log) {
        List<LogEntry> newest = logs.before(room, room.last + 1, most);
        List<LogEntry> page = nearest(newest);
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

    /// As many as one frame holds, from the newest back.
    static List<LogEntry> nearest(List<LogEntry> oldestFirst) {
        return Codec.chunks(oldestFirst.reversed()).getFirst().reversed();
    }
}
