package foyer.model;

import foyer.markup.WebLink;
import foyer.model.LogRow.Entry;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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

    /// Question marks of any script with what may stand behind them, and the spaces behind that.
    /// Possessive, because a message of thousands of marks must take linear time.
    private static final Pattern QUESTION_END = Pattern.compile("[!?？؟]++[)\"'”’»*_~]*+(\\h*+)");

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
                    LogEntry.AllDeleted _,
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
        String words = CODE.matcher(text).replaceAll("");
        Matcher end = QUESTION_END.matcher(words);
        while (end.find()) {
            if (isQuestion(words, end)) {
                return QUESTION;
            }
        }
        return null;
    }

    /// Whether the marks end a sentence: a space or line end follows. A space may stand before
    /// marks at the end of a line, as in French.
    private static boolean isQuestion(String words, MatchResult end) {
        boolean atLineEnd = end.end() == words.length() || words.charAt(end.end()) == '\n';
        int mark = firstQuestionMark(words, end.start(), end.end());
        if (mark <= 0 || (!atLineEnd && end.group(1).isEmpty())) {
            return false;
        }
        int before = mark - 1;
        if (atLineEnd && before > 0 && isSpace(words.charAt(before))) {
            before--;
        }
        return !Character.isWhitespace(words.charAt(before)) && !isSpace(words.charAt(before));
    }

    /// The first question mark in a part of a text; -1 if there is none.
    private static int firstQuestionMark(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if ("?？؟".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isSpace(char letter) {
        return letter == '\t' || Character.isSpaceChar(letter);
    }
}
