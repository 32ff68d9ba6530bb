package foyer.model;

import foyer.language.Texts;
import foyer.markup.MarkupReader;
import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import org.jspecify.annotations.Nullable;

/// The quoted message above a reply. Immutable; any thread.
///
/// @param author the author's name; empty if unknown
/// @param preview its first line, or why it cannot be shown
/// @param reachable whether the log can scroll to it
public record Quote(String author, String preview, boolean reachable) {
    private static Quote folded() {
        return new Quote("", Texts.of("log.folded"), true);
    }

    private static Quote gone() {
        return new Quote("", Texts.of("log.answered.gone"), false);
    }

    private static Quote older() {
        return new Quote("", Texts.of("log.answered.older"), true);
    }

    /// Quotes the message with this `seq`.
    public static Quote of(RoomModel room, long seq) {
        Entry entry = room.log().entry(seq);
        if (entry == null) {
            boolean older = seq < room.log().first() && room.history().hasOlderProperty().get();
            return older ? older() : gone();
        }
        return entry.folded() ? folded() : of(entry.logEntry());
    }

    /// Quotes a message; null if it is not loaded.
    public static Quote of(@Nullable LogEntry message) {
        return switch (message) {
            case null -> older();
            case Said said -> new Quote(said.name(), firstLine(said.text()), true);
            case Announced said -> new Quote(said.name(), firstLine(said.text()), true);
            case LogEntry.TopicSet _,
                    LogEntry.KeepingSet _,
                    LogEntry.Edited _,
                    LogEntry.Deleted _,
                    LogEntry.AllDeleted _,
                    LogEntry.Erased _,
                    LogEntry.Reacted _,
                    LogEntry.Pinned _ ->
                    gone();
        };
    }

    private static String firstLine(String text) {
        return MarkupReader.plain(text).strip().lines().findFirst().orElse("").strip();
    }
}
