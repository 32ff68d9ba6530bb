package foyer.state;

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
    private static final Quote GONE = new Quote("", "Message not here any more", false);
    private static final Quote OLDER = new Quote("", "An earlier message", true);

    /// Of the message at one place of a room's log.
    public static Quote of(RoomModel room, long seq) {
        Entry entry = room.log().entry(seq);
        if (entry == null) {
            boolean older = seq < room.log().first() && room.hasOlderProperty().get();
            return older ? OLDER : GONE;
        }
        return of(entry.logged());
    }

    /// Of a message that is here, or was.
    public static Quote of(@Nullable Logged message) {
        return switch (message) {
            case null -> OLDER;
            case Said said -> new Quote(said.name(), firstLine(said.text()), true);
            case Announced said -> new Quote(said.name(), firstLine(said.text()), true);
            case Logged.TopicSet _,
                    Logged.KeepingSet _,
                    Logged.Edited _,
                    Logged.Deleted _,
                    Logged.Erased _,
                    Logged.Reacted _,
                    Logged.Pinned _ ->
                    GONE;
        };
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
