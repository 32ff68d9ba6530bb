package foyer.state;

import foyer.language.HowLong;
import foyer.language.Refusals;
import foyer.language.Texts;
import foyer.protocol.Event;
import foyer.protocol.Keeping;
import foyer.protocol.Logged;
import foyer.protocol.Logged.Announced;
import foyer.protocol.Logged.Deleted;
import foyer.protocol.Logged.Edited;
import foyer.protocol.Logged.Erased;
import foyer.protocol.Logged.KeepingSet;
import foyer.protocol.Logged.Pinned;
import foyer.protocol.Logged.Reacted;
import foyer.protocol.Logged.Said;
import foyer.protocol.Logged.TopicSet;
import foyer.protocol.Role;
import foyer.protocol.Why;
import org.jspecify.annotations.Nullable;

/// Sentences about what happened to others. Pure functions; any thread.
public final class Words {

    private Words() {}

    /// What somebody said with an entry of a log; empty if it is no message.
    public static String said(Logged entry) {
        return switch (entry) {
            case Said said -> said.text();
            case Announced announced -> announced.text();
            case TopicSet _, KeepingSet _, Edited _, Deleted _, Erased _, Reacted _, Pinned _ -> "";
        };
    }

    /// That somebody went.
    static String left(Event.Left event) {
        String words = event.words();
        Why why = event.why();
        if (words != null && why != null) {
            return Refusals.words(words, why);
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
        return words == null ? left : Texts.of("happened.left.words", left, words);
    }

    /// What a room does with what is said from now on.
    public static String keeping(Keeping keeping) {
        return switch (keeping) {
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
        String words = Texts.of(done, by, name);
        return because(
                untilMillis == null
                        ? words
                        : HowLong.of(
                                words, Math.max(1, Math.ceilDiv(untilMillis - nowMillis, 60_000))),
                reason);
    }

    /// Something that was done, and why.
    ///
    /// @param reason may be empty
    public static String because(String done, String reason) {
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
