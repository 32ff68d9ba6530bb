package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why something that others said may matter to who was away; the first that fits. Pure functions;
/// UI thread.
public enum MissedKind {
    MENTION,
    REPLY,
    FILE,
    LINK,
    QUESTION;

    private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|$)|`[^`\\n]*`");

    /// A sentence that ends so; other scripts have signs of their own.
    private static final Pattern ASKED =
            Pattern.compile(
                    "(?m)[^\\s?？؟](?:\\h?[?？؟][!?？؟]*[)\"'”’»*_~]*\\h*$|[?？؟][!?？؟]*[)\"'”’»*_~]*\\h)");

    /// What a message is to somebody; null for nothing of that.
    ///
    /// @param room where it was said; who is mentioned is known while its people are
    static @Nullable MissedKind of(Entry message, RoomModel room, String me) {
        return switch (message.logEntry()) {
            case Said said ->
                    room.roster().isMentioned(me, said)
                            ? MENTION
                            : answersMe(said, room)
                                    ? REPLY
                                    : said.file() != null ? FILE : of(said.text());
            case Announced said -> room.roster().isMentioned(me, said) ? MENTION : of(said.text());
            case LogEntry.TopicSet _,
                    LogEntry.KeepingSet _,
                    LogEntry.Edited _,
                    LogEntry.Deleted _,
                    LogEntry.Erased _,
                    LogEntry.Reacted _,
                    LogEntry.Pinned _ ->
                    null;
        };
    }

    private static boolean answersMe(Said said, RoomModel room) {
        Long to = said.to();
        Entry answered = to == null ? null : room.log().entry(to);
        return answered != null && answered.mine();
    }

    private static @Nullable MissedKind of(String text) {
        return text.contains("://") || text.contains("mailto:")
                ? WebLink.in(text).isEmpty() ? question(text) : LINK
                : question(text);
    }

    private static @Nullable MissedKind question(String text) {
        boolean may = text.chars().anyMatch(letter -> "?？؟".indexOf(letter) >= 0);
        return may && ASKED.matcher(CODE.matcher(text).replaceAll("")).find() ? QUESTION : null;
    }
}
