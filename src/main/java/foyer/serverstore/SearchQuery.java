package foyer.serverstore;

import foyer.protocol.LogEntry;
import java.util.List;

/// A search for messages. Immutable.
///
/// @param text see [foyer.search.SearchTerms]
/// @param rooms names of the rooms to search
/// @param by id of the author; empty for any
/// @param since earliest time, in milliseconds since 1970
/// @param until time before which messages match
/// @param skip number of the newest matches to skip
public record SearchQuery(
        String text, List<String> rooms, String by, long since, long until, int skip, int limit) {
    /// Whether an entry has the sought author and time.
    boolean isFor(LogEntry entry) {
        return (by.isEmpty() || entry.by().equals(by)) && entry.at() >= since && entry.at() < until;
    }

    /// A search in one room.
    public SearchQuery(String text, String room, int limit) {
        this(text, List.of(room), "", Long.MIN_VALUE, Long.MAX_VALUE, 0, limit);
    }
}
