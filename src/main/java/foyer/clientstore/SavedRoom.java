package foyer.clientstore;

import foyer.protocol.LogEntry;
import foyer.protocol.RoomInfo;
import java.util.List;

/// A room that the user has joined. Immutable.
///
/// @param log the log's name, as in `entered`
/// @param last the newest known `seq`
/// @param read the newest `seq` that the user has read
/// @param draft the text in the composer
/// @param entries the newest entries, oldest first, without gaps up to `last`
public record SavedRoom(
        RoomInfo info, String log, long last, long read, String draft, List<LogEntry> entries) {
    public SavedRoom {
        entries = List.copyOf(entries);
    }
}
