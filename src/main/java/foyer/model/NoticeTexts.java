package foyer.model;

import foyer.language.DurationText;
import foyer.language.RefusalTexts;
import foyer.language.Texts;
import foyer.protocol.Event;
import foyer.protocol.Explanation;
import foyer.protocol.LogEntry;
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

/// Sentences about what happened to others. Pure functions; any thread.
public final class NoticeTexts {

    private NoticeTexts() {}

    /// What somebody said with an entry of a log; empty if it is no message.
    public static String said(LogEntry entry) {
        return switch (entry) {
            case Said said -> said.text();
            case Announced announced -> announced.text();
            case TopicSet _, KeepingSet _, Edited _, Deleted _, Erased _, Reacted _, Pinned _ -> "";
        };
    }

    /// That somebody went.
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

    /// What a room does with what is said from now on.
    public static String keeping(Retention retention) {
        return switch (retention) {
            case ALWAYS -> Texts.of("happened.kept.always");
            case DAY -> Texts.of("happened.kept.day");
            case NOTHING -> Texts.of("happened.kept.nothing");
        };
    }

    /// That somebody was banned or muted.
    ///
    /// @param done the text's key
    /// @param untilMillis nothing until it is lifted
    static String penalty(
            String by,
            String done,
            String name,
            @Nullable Long untilMillis,
            String reason,
            long nowMillis) {
        String text = Texts.of(done, by, name);
        return withReason(
                untilMillis == null
                        ? text
                        : DurationText.of(
                                text, Math.max(1, Math.ceilDiv(untilMillis - nowMillis, 60_000))),
                reason);
    }

    /// Something that was done, and why.
    ///
    /// @param reason may be empty
    public static String withReason(String done, String reason) {
        return reason.isEmpty() ? done : done + ": " + reason;
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
