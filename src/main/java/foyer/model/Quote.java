package foyer.model;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import org.jspecify.annotations.Nullable;

/// What an answer shows of the message it answers. Immutable.
///
/// @param author who said it; empty where that is not known
/// @param preview its first line, or why it cannot be shown
/// @param reachable whether it can be gone to
public record Quote(String author, String preview, boolean reachable) {
    private static Quote gone() {
        return new Quote("", Texts.of("log.answered.gone"), false);
    }

    private static Quote older() {
        return new Quote("", Texts.of("log.answered.older"), true);
    }

    /// Of the message at one place of a room's log.
    public static Quote of(RoomModel room, long seq) {
        Entry entry = room.log().entry(seq);
        if (entry == null) {
            boolean older = seq < room.log().first() && room.history().hasOlderProperty().get();
            return older ? older() : gone();
        }
        return of(entry.logEntry());
    }

    /// Of a message that is here, or was.
    public static Quote of(@Nullable LogEntry message) {
        return switch (message) {
            case null -> older();
            case Said said -> new Quote(said.name(), firstLine(said.text()), true);
            case Announced said -> new Quote(said.name(), firstLine(said.text()), true);
            case LogEntry.TopicSet _,
                    LogEntry.KeepingSet _,
                    LogEntry.Edited _,
                    LogEntry.Deleted _,
                    LogEntry.Erased _,
                    LogEntry.Reacted _,
                    LogEntry.Pinned _ ->
                    gone();
        };
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
