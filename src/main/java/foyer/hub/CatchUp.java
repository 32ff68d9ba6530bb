package foyer.hub;

import foyer.protocol.Codec;
import foyer.protocol.Event.Logged;
import foyer.protocol.Limits;
import foyer.store.MessageStore;
import java.util.List;

/// What somebody who enters a room needs of its log: what they missed if that fits one frame, else
/// the newest that does.
///
/// @param anew whether what they have is of no use any more
/// @param more whether there is something older than the first entry that they do not have
record CatchUp(List<Logged> entries, boolean anew, boolean more) {

    /// @param after the last `seq` they have; -1 for nothing
    static CatchUp of(MessageStore store, Room room, long after) {
        List<Logged> newest = store.before(room.name, room.last + 1, Limits.HISTORY_PAGE);
        List<Logged> page = nearest(newest);
        if (after >= 0 && after <= room.last) {
            List<Logged> missed = page.stream().filter(entry -> entry.seq() > after).toList();
            if (missed.size() == room.last - after) {
                return new CatchUp(missed, false, false);
            }
        }
        boolean more = !page.isEmpty() && store.hasBefore(room.name, page.getFirst().seq());
        return new CatchUp(page, true, more);
    }

    /// As many as one frame holds, from the newest back.
    static List<Logged> nearest(List<Logged> oldestFirst) {
        return Codec.chunks(oldestFirst.reversed()).getFirst().reversed();
    }
}
