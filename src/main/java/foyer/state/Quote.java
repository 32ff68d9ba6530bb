package foyer.state;

import foyer.language.Texts;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Said;
import foyer.state.LogRow.Entry;
import org.jspecify.annotations.Nullable;

/// What an answer shows of the message it answers. Immutable.
///
/// @param author who said it; empty where that is not known
/// @param words its first line, or why it cannot be shown
/// @param reachable whether it can be gone to
public record Quote(String author, String words, boolean reachable) {
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
            boolean older = seq < room.log().first() && room.hasOlderProperty().get();
            return older ? older() : gone();
        }
        return of(entry.logged());
    }

    /// Of a message that is here, or was.
    public static Quote of(@Nullable Logged message) {
        return switch (message) {
            case null -> older();
            case Said said -> new Quote(said.name(), firstLine(said.text()), true);
            case Announced said -> new Quote(said.name(), firstLine(said.text()), true);
            case Logged.TopicSet _,
                    Logged.KeepingSet _,
                    Logged.Edited _,
                    Logged.Deleted _,
                    Logged.Erased _,
                    Logged.Reacted _,
                    Logged.Pinned _ ->
                    gone();
        };
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
