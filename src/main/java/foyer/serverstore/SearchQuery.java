package foyer.serverstore;

import java.util.List;

/// What to look for in what was said.
///
/// @param text all of them must be in it; the last may go on
/// @param rooms where
/// @param by only what this member said; empty for anybody
/// @param since only what was said then or later; milliseconds since 1970
/// @param until only what was said before
/// @param skip so many of the newest are passed over
/// @param limit at most so many
public record SearchQuery(
        String text, List<String> rooms, String by, long since, long until, int skip, int limit) {
    /// Everything in one room.
    public SearchQuery(String text, String room, int limit) {
        this(text, List.of(room), "", Long.MIN_VALUE, Long.MAX_VALUE, 0, limit);
    }
}
