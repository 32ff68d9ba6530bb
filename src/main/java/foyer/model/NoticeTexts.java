package foyer.model;

import foyer.language.DurationText;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.AllDeleted;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Deleted;
import foyer.protocol.LogEntry.Edited;
import foyer.protocol.LogEntry.Erased;
import foyer.protocol.LogEntry.KeepingSet;
import foyer.protocol.LogEntry.Pinned;
import foyer.protocol.LogEntry.Reacted;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.LogEntry.TopicSet;
import foyer.protocol.Retention;
import foyer.protocol.Role;
import org.jspecify.annotations.Nullable;

/// The texts of notices about members and rooms. Pure functions; any thread.
public final class NoticeTexts {

    private NoticeTexts() {}

    /// The text of a message; empty if the entry is none.
    public static String said(LogEntry entry) {
        return switch (entry) {
            case Said said -> said.text();
            case Announced announced -> announced.text();
            case TopicSet _,
                    KeepingSet _,
                    Edited _,
                    Deleted _,
                    AllDeleted _,
                    Erased _,
                    Reacted _,
                    Pinned _ ->
                    "";
        };
    }

    static String left(Event.Left event) {
        String text = event.words();
        Explanation explanation = event.why();
        if (text != null && explanation != null) {
            return RefusalTexts.text(text, explanation);
        }
        String left =
                Texts.of(
                        switch (event.reason()) {
                            case LEFT -> "happened.left";
                            case LOST -> "happened.lost";
                            case REMOVED -> "happened.removed";
                            case BANNED -> "happened.banned";
                            case HOST_CLOSED -> "happened.host_closed";
                            case REPLACED -> "happened.replaced";
                            case TOO_SLOW -> "happened.too_slow";
                        },
                        event.name());
        return text == null ? left : Texts.of("happened.left.words", left, text);
    }

    public static String keeping(Retention retention) {
        return switch (retention) {
            case ALWAYS -> Texts.of("happened.kept.always");
            case DAY -> Texts.of("happened.kept.day");
            case NOTHING -> Texts.of("happened.kept.nothing");
        };
    }

    /// A member was banned or muted.
    ///
    /// @param key the text's key
    /// @param untilMillis null until it is lifted
    static String penalty(
            String by,
            String key,
            String name,
            @Nullable Long untilMillis,
            String reason,
            long nowMillis) {
        String text = Texts.of(key, by, name);
        return withReason(
                untilMillis == null
                        ? text
                        : DurationText.of(
                                text, Math.max(1, Math.ceilDiv(untilMillis - nowMillis, 60_000))),
                reason);
    }

    /// A notice with the reason behind it.
    ///
    /// @param reason may be empty
    public static String withReason(String notice, String reason) {
        return reason.isEmpty() ? notice : notice + ": " + reason;
    }

    static String role(String name, Role role) {
        return Texts.of(
                switch (role) {
                    case HOST -> "happened.host";
                    case MODERATOR -> "happened.moderator";
                    case MEMBER -> "happened.member";
                },
                name);
    }
}
