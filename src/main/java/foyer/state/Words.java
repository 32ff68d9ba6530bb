package foyer.state;

import foyer.protocol.Departure;
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
import org.jspecify.annotations.Nullable;

/// Sentences about what happened to others. Pure functions; any thread.
public final class Words {
    static final String STALE_INVITATION =
            "The invitation in that link was used already, or its time is over. Give the password,"
                    + " or ask for a new link.";

    private Words() {}

    /// What somebody said with an entry of a log; empty if it is no message.
    public static String said(Logged entry) {
        return switch (entry) {
            case Said said -> said.text();
            case Announced announced -> announced.text();
            case TopicSet _, KeepingSet _, Edited _, Deleted _, Erased _, Reacted _, Pinned _ -> "";
        };
    }

    static String left(String name, Departure reason) {
        return name
                + switch (reason) {
                    case LEFT -> " left";
                    case LOST -> " lost the connection";
                    case REMOVED -> " was removed";
                    case BANNED -> " was banned";
                    case HOST_CLOSED -> " left, the host closed the server";
                    case REPLACED -> " moved to another device";
                    case TOO_SLOW -> " was too slow to keep up";
                };
    }

    /// What a room does with what is said from now on.
    public static String keeping(Keeping keeping) {
        return switch (keeping) {
            case ALWAYS -> "What is said here is kept from now on";
            case DAY -> "What is said here is kept for 24 hours from now on";
            case NOTHING -> "Nothing that is said here is kept from now on";
        };
    }

    static String password(String name, String what, boolean locked) {
        return locked
                ? name + " set a password for " + what
                : name + " took the password of " + what + " away";
    }

    /// That somebody was banned or muted.
    ///
    /// @param done such as `banned`
    /// @param untilMillis nothing until it is lifted
    static String penalty(
            String by,
            String done,
            String name,
            @Nullable Long untilMillis,
            String reason,
            long nowMillis) {
        return by
                + " "
                + done
                + " "
                + name
                + because(untilMillis == null ? "" : forHowLong(untilMillis - nowMillis), reason);
    }

    /// Something that was done, and why.
    ///
    /// @param reason may be empty
    public static String because(String done, String reason) {
        return reason.isEmpty() ? done : done + ": " + reason;
    }

    /// That it is over.
    ///
    /// @param by empty if its time was
    static String lifted(String by, String byName, String name, String again) {
        return by.isEmpty() ? name + " " + again : byName + " lets " + name + " " + again;
    }

    private static String forHowLong(long millis) {
        long minutes = Math.max(1, Math.ceilDiv(millis, 60_000));
        if (minutes < 120) {
            return " for " + minutes + " min";
        }
        long hours = Math.ceilDiv(minutes, 60);
        return hours < 48 ? " for " + hours + " h" : " for " + Math.ceilDiv(hours, 24) + " days";
    }

    static String role(String name, Role role) {
        return name
                + switch (role) {
                    case HOST -> " is now a host";
                    case MODERATOR -> " is now a moderator";
                    case MEMBER -> " is no longer a moderator";
                };
    }
}
