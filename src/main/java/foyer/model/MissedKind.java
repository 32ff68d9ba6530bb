package foyer.model;

import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a missed message may matter to the user; the first that applies. Pure functions; UI thread.
public enum MissedKind {
    MENTION,
    REPLY,
    FILE,
    LINK,
    QUESTION;

    private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|$)|`[^`\\n]*`");

    /// A sentence that ends with a question mark of any script.
    private static final Pattern QUESTION_END =
            Pattern.compile(
                    "(?m)[^\\s?？؟](?:\\h?[?？؟][!?？؟]*[)\"'”’»*_~]*\\h*$|[?？؟][!?？؟]*[)\"'”’»*_~]*\\h)");

    /// The kind of a message; null if none applies.
    ///
    /// @param room the message's room; mentions are found only while its members are known
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
        boolean hasMark = text.chars().anyMatch(letter -> "?？؟".indexOf(letter) >= 0);
        return hasMark && QUESTION_END.matcher(CODE.matcher(text).replaceAll("")).find()
                ? QUESTION
                : null;
    }
}
